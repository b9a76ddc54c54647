import type { Brief } from "./types.ts";

/** What mentees write when they book, by the field that it suits. */
export const briefs: Brief[] = [
  {
    category: "software",
    goals:
      "I have a second interview at a bank on 2 December, with a panel of three. I want to " +
      "explain my final-year project (a queue for a clinic) without getting lost in it.",
    questions: [
      "How deep do I go when they say “tell us about it”?",
      "What will they ask about two people using it at once?",
      "What may I ask them?",
    ],
  },
  {
    category: "software",
    goals:
      "I failed a coding test about trees. I could solve it the next morning in twenty minutes. " +
      "I want to learn what to do in the minute when nothing comes.",
    questions: [
      "What do I say while I am thinking?",
      "Is it all right to start with the slow answer?",
      "How many problems a week is enough?",
    ],
  },
  {
    category: "software",
    goals:
      "Our SQL test is on Friday. I know joins. I fall apart when they ask for “the latest row " +
      "per customer”.",
    questions: [
      "Can we do two of these from nothing?",
      "When do I use a window function?",
      "What do they mean by “explain your query”?",
    ],
  },
  {
    category: "accounting",
    goals:
      "I failed the APC by a few marks. The next one is in November and I work until seven most " +
      "evenings. I need a plan that a tired person can keep.",
    questions: [
      "How many hours a week did you really do?",
      "Do I tell my manager?",
      "Which case studies are worth redoing?",
    ],
  },
  {
    category: "accounting",
    goals:
      "Two offers for articles: a big firm in Sandton and a firm of nine people in Polokwane. I " +
      "have to sign by Monday and I would like to read the contracts with somebody.",
    questions: [
      "What do I lose at the small firm?",
      "What does the study leave clause mean?",
      "May I ask for more time?",
    ],
  },
  {
    category: "engineering",
    goals:
      "I am writing a bursary letter for a water company. They ask for 300 words on “why civil " +
      "engineering”. I have 600 and they are all about passion.",
    questions: [
      "Which true story do I use?",
      "Do I mention that I failed Statics once?",
      "How do I end it?",
    ],
  },
  {
    category: "engineering",
    goals:
      "Panel interview for a graduate post at a plant, with a technical test. I have never seen " +
      "the inside of a plant. I want to know what they will show me and what they want to hear.",
    questions: [
      "What is in the technical test?",
      "What do I ask on the walk through the plant?",
      "How do I answer “where in five years”?",
    ],
  },
  {
    category: "engineering",
    goals:
      "Two offers, one near home and one at a mine that pays R 9 000 more a month. I want to " +
      "compare them properly before my mother and my friends do it for me.",
    questions: [
      "What does a roster do to a life?",
      "Which one is easier to leave?",
      "What should I ask each of them by e-mail?",
    ],
  },
  {
    category: "health",
    goals:
      "I need to rank hospitals for my internship. I want good supervision, and I have a small " +
      "child, so I also want to know about calls.",
    questions: [
      "Which questions do I ask the current interns?",
      "Does the first hospital decide my specialty?",
      "How do people with children manage calls?",
    ],
  },
  {
    category: "health",
    goals:
      "I start in a medical ward next month, my first ward. I am scared of the sister in charge. " +
      "Everyone is. I would like a plan for week one.",
    questions: [
      "What do I write down in a handover?",
      "How do I say that I do not know?",
      "What do I do after a death?",
    ],
  },
  {
    category: "law",
    goals:
      "I am applying for articles at six firms. My letter has been the same for all of them, " +
      "which I now understand is the problem.",
    questions: [
      "What do they look for in the first paragraph?",
      "Do I explain one bad year?",
      "Is it wrong to telephone them?",
    ],
  },
  {
    category: "law",
    goals:
      "My first CCMA file as a candidate attorney. I know the Act and I do not know the room. I " +
      "want to rehearse the opening.",
    questions: [
      "Who speaks first?",
      "What goes into the bundle?",
      "How do I keep calm when they object?",
    ],
  },
  {
    category: "teaching",
    goals:
      "I have fifty-three grade eights after lunch. They are not bad children. I shout and I " +
      "hate it. I want two or three things to try on Monday.",
    questions: [
      "Where should I stand?",
      "What do I do in the first four minutes?",
      "Do I start over with the rules in August?",
    ],
  },
  {
    category: "teaching",
    goals:
      "Teaching practice begins on 9 February and my supervisor visits in week two. I have one " +
      "lesson plan, on sharing equally, and I think it is too full.",
    questions: [
      "What can I take out?",
      "What does the supervisor write down?",
      "What if the children are slower than my plan?",
    ],
  },
  {
    category: "design",
    goals:
      "I have a psychology degree and no portfolio. I would like to turn my honours thesis " +
      "(waiting rooms) into one case study, and to know whether it is good enough to send.",
    questions: [
      "Where does the story start?",
      "How do I show work that has no pictures?",
      "Which jobs do I apply for?",
    ],
  },
  {
    category: "design",
    goals:
      "A restaurant wants a logo, a menu and a sign. They asked for a price and I said I would " +
      "send it tomorrow, four days ago.",
    questions: [
      "What do I charge?",
      "How many rounds of changes do I offer?",
      "How do I ask for a deposit?",
    ],
  },
  {
    category: "marketing",
    goals:
      "I have R 500 and one month to bring more people to my aunt’s hair salon in Mdantsane. I " +
      "want to do it properly enough that it can go on my CV.",
    questions: [
      "Where do I spend the R 500?",
      "What do I measure, and how?",
      "How do I describe it on a CV?",
    ],
  },
  {
    category: "marketing",
    goals:
      "I want to send a two-minute demo to a community station. I have forty minutes of myself " +
      "talking, and I sound like my mother on the telephone.",
    questions: ["Which two minutes?", "Do I write it out first?", "Who do I send it to?"],
  },
  {
    category: "agriculture",
    goals:
      "One hectare near Levubu, water from a borehole, R 18 000 saved. I think of cabbages, my " +
      "aunt thinks of tomatoes. I want to do the sums for both.",
    questions: [
      "What does a hectare cost before the first sale?",
      "Who buys, and when do I ask them?",
      "What goes wrong first?",
    ],
  },
  {
    category: "agriculture",
    goals:
      "My honours proposal on grassland burning is due in three weeks. It has four research " +
      "questions, and my supervisor says that it should have one.",
    questions: [
      "Which one can I answer by November?",
      "How many sites are enough?",
      "Is my map useful or only nice?",
    ],
  },
  {
    category: "trades",
    goals:
      "My trade test is booked for March. I am good with my hands, and I panic when somebody " +
      "with a clipboard stands behind me.",
    questions: [
      "Which stations do people fail?",
      "What tools may I bring?",
      "How do I practise being watched?",
    ],
  },
  {
    category: "trades",
    goals:
      "I want to stop working for my cousin and quote my own geyser jobs. Last time I forgot the " +
      "petrol and the second trip, and earned R 140.",
    questions: [
      "What goes into a quote?",
      "How do I ask for a deposit?",
      "What do I do about a customer who wants cash and no slip?",
    ],
  },
  {
    category: "public-service",
    goals:
      "There is a post for a junior planner in our municipality, closing on Friday week. The " +
      "form is twelve pages and asks the same thing three times.",
    questions: [
      "What do the panel score?",
      "How do I write about a one-year contract?",
      "What do they ask in the interview?",
    ],
  },
  {
    category: "business",
    goals:
      "We are two people with two bakkies in a courier business. Busy every day and broke on the " +
      "25th. I have three months of bank statements and will send them before we meet.",
    questions: [
      "Where does the money go?",
      "Which customers should we drop?",
      "Do we need to register for VAT?",
    ],
  },
];
