import type { Mentor } from "../types.ts";

export const agricultureMentors: Mentor[] = [
  {
    key: "francois-du-toit",
    name: "François du Toit",
    email: "francois.dutoit@mentorlink.test",
    title: "Viticulturist",
    company: "Gumleaf Ridge Vineyards",
    years: 18,
    intro:
      "Vines are a slow teacher and I can save you some seasons. I help agriculture students " +
      "with choices of degree, harvest work in other hemispheres, and jobs that have both mud " +
      "and data in them.",
    helps: [
      "Harvest jobs abroad, and the visas",
      "Agriculture degrees compared",
      "Irrigation and drought, from the numbers up",
      "Cellar or vineyard",
      "Managing a farm that is not yours",
    ],
    bio:
      "Robertson flooded the year I was put in charge of my first block, and the year after it " +
      "nothing fell from the sky at all; between them I learnt irrigation. I went to Adelaide " +
      "for one harvest, fell in love with a woman who repairs pumps, and have now been here for " +
      "nine.\n\n" +
      "Farming has no clean desk. I ask mentees for photographs of soil and leaves and for last " +
      "month’s rain, even when the question is about a career. My evenings are your late " +
      "mornings, so look at both times before you ask.",
    skills: ["viticulture", "soil science", "working abroad", "agriculture degrees", "irrigation"],
    categories: ["agriculture"],
    languages: ["en", "af"],
    priceCents: 40000,
    timezone: "Australia/Adelaide",
    mode: "request",
    hours: [
      { weekday: 2, start: "19:30", end: "21:30" },
      { weekday: 4, start: "19:30", end: "21:30" },
      { weekday: 7, start: "17:00", end: "19:00" },
    ],
    minNoticeHours: 24,
    completed: 11,
    status: "approved",
  },
  {
    key: "nyiko-chauke",
    name: "Nyiko Chauke",
    email: "nyiko.chauke@mentorlink.test",
    title: "Agricultural adviser",
    company: "Ndzhaka Growers Co-operative",
    years: 14,
    intro:
      "Young people with an agriculture diploma are told to wait for a government post. I help " +
      "you look wider: packhouses, seed companies, co-operatives, and one hectare of your own " +
      "with a budget that closes.",
    helps: [
      "A farm budget on one sheet",
      "Getting work with an agriculture diploma",
      "Selling tomatoes before you plant them",
      "Reading a soil report",
      "Applying for land, water and patience",
    ],
    bio:
      "Tomatoes ruined me in 2013. I planted two hectares outside Giyani because the price had " +
      "been high the season before, and so had everybody else; at the market they asked me to " +
      "take my crates home. I fed them to the pigs of a neighbour who, I must say, sold those " +
      "pigs very well.\n\n" +
      "Now I advise three hundred growers and the first question is always who will buy. You " +
      "will find me awake at five. Bring figures, even rough ones, and we will do the sums by " +
      "hand.",
    skills: ["crop farming", "extension work", "farm budgets", "agriculture jobs", "vegetables"],
    categories: ["agriculture", "business"],
    languages: ["en", "ts", "ve"],
    priceCents: 17000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "05:00", end: "06:30" },
      { weekday: 4, start: "05:00", end: "06:30" },
      { weekday: 7, start: "13:00", end: "16:00" },
    ],
    minNoticeHours: 4,
    completed: 28,
    status: "approved",
  },
  {
    key: "mamello-letsie",
    name: "Mamello Letsie",
    email: "mamello.letsie@mentorlink.test",
    title: "Conservation ecologist",
    company: "Maloti Grassland Trust",
    years: 10,
    intro:
      "Conservation asks for free labour too often, and I help graduates tell experience from " +
      "exploitation. Projects, proposals, supervisors, maps and first contracts are what people " +
      "bring me.",
    helps: [
      "An honours project you can finish by November",
      "Field jobs, and how volunteers get abused",
      "GIS skills that employers test",
      "Writing to a supervisor you admire",
      "Conservation on a salary",
    ],
    bio:
      "Growing up in Phuthaditjhaba I was sent to fetch cattle off the mountain and came back " +
      "late with flowers in my pockets, and no one called that ecology. I nearly left the field " +
      "at twenty-five, after ten months of unpaid “internship” at a lodge where I mostly made " +
      "beds.\n\n" +
      "A botanist I had written to, without much hope, answered in three lines and gave me the " +
      "name of her colleague. Grasslands are my work to this day. I write to people in the same " +
      "way and I will help you write such a letter.",
    skills: ["conservation", "ecology", "fieldwork", "honours projects", "GIS"],
    categories: ["agriculture"],
    languages: ["en", "st"],
    priceCents: 23000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "18:00", end: "20:00" },
      { weekday: 6, start: "06:00", end: "09:00" },
    ],
    minNoticeHours: 4,
    completed: 22,
    status: "approved",
  },
  {
    key: "andile-magwaza",
    name: "Andile Magwaza",
    email: "andile.magwaza@mentorlink.test",
    title: "Wool and livestock farmer",
    company: "Emaqwathini Wool Growers",
    years: 25,
    intro:
      "I came back from the mines with a small pension payout and bought sheep. If you are " +
      "thinking of farming on family land, talk to me before you buy anything with four legs.",
    helps: [
      "Thirty sheep to three hundred",
      "Keeping records in a notebook",
      "Shearing sheds and selling together",
      "A loan you can repay in a dry year",
      "Coming home to farm after the city",
    ],
    bio:
      "Cala is where my grandfather’s kraal stands. The first winter I lost forty-one animals " +
      "out of sixty, most of them to a disease that a R 12 injection prevents. My wife wrote the " +
      "number on the door in chalk and we left it there until the flock was back.\n\n" +
      "Today our group of thirty-eight families shears together and sells one clip. I am not a " +
      "fast typist and I tell a story when a sentence would do, but people say that they " +
      "remember the stories.",
    skills: ["livestock", "wool", "communal farming", "starting a farm", "farm loans"],
    categories: ["agriculture", "business"],
    languages: ["en", "xh"],
    priceCents: 12000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 3, start: "19:00", end: "21:00" },
      { weekday: 7, start: "18:00", end: "20:00" },
    ],
    minNoticeHours: 12,
    completed: 2,
    status: "approved",
  },
  {
    key: "jolene-adonis",
    name: "Jolene Adonis",
    email: "jolene.adonis@mentorlink.test",
    title: "Environmental assessment practitioner",
    company: "Duinebos Environmental",
    years: 13,
    intro:
      "Environmental consulting takes geography, botany and law graduates and turns them into " +
      "report writers, if they can bear it. I help with registration, first jobs, and reports " +
      "that stand up when somebody appeals.",
    helps: [
      "Registering as a practitioner",
      "A public meeting where people are angry",
      "From a geography degree to consulting",
      "Report writing that stands up in an appeal",
      "Consulting firms: which questions to ask them",
    ],
    bio:
      "Fishermen in Lambert’s Bay shouted at me for three hours at my first public meeting, and " +
      "the last of them was my own cousin. He was shouting about a map on which I had left out " +
      "the launch site that our whole family used. I corrected it that night at his kitchen " +
      "table, with him pointing.\n\n" +
      "Listening first became my speciality. I have signed more than ninety assessments. With a " +
      "mentee I start from the last thing you wrote for marks and we rewrite one paragraph for " +
      "somebody who has to live beside the project.",
    skills: [
      "environmental impact assessment",
      "EAPASA registration",
      "report writing",
      "public meetings",
      "water licences",
    ],
    categories: ["agriculture", "engineering"],
    languages: ["en", "af"],
    priceCents: 33000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "17:00", end: "18:30" },
      { weekday: 2, start: "17:00", end: "18:30" },
      { weekday: 5, start: "08:00", end: "09:00" },
    ],
    minNoticeHours: 4,
    completed: 30,
    status: "approved",
  },
];
