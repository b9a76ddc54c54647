import type { Mentor } from "../types.ts";

export const tradesMentors: Mentor[] = [
  {
    key: "bongani-zwane",
    name: "Bongani Zwane",
    email: "bongani.zwane@mentorlink.test",
    title: "Master electrician",
    company: "Zwane & Daughters Electrical",
    years: 20,
    intro:
      "The trade test is fair, but it is not friendly, and it has stations that people fail for " +
      "silly reasons. I prepare you for those, and for quoting so that you end the month with " +
      "money.",
    helps: [
      "The trade test, station by station",
      "From assistant to wireman’s licence",
      "A first quote that covers your petrol",
      "Certificates of compliance and saying no",
      "Solar: what to learn and what it pays",
    ],
    bio:
      "My daughters chose the name of the firm and they are both qualified, so the sign on the " +
      "bakkie is accurate. I failed my own trade test in eMalahleni over a motor starter that I " +
      "had wired correctly and labelled wrongly. The examiner pointed at the label with his pen " +
      "and did not say a word.\n\n" +
      "Fifty-two apprentices have heard about that pen. Once, early on, I signed a certificate " +
      "for a house I had not fully opened, and I got up at night to go back. We will talk about " +
      "that too. I wait ten minutes for late people, with tea.",
    skills: ["electrician", "trade test", "wireman’s licence", "quoting", "solar installation"],
    categories: ["trades", "business"],
    languages: ["en", "zu", "ss"],
    priceCents: 26000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 5, start: "15:30", end: "17:30" },
      { weekday: 6, start: "07:00", end: "10:00" },
    ],
    minNoticeHours: 4,
    completed: 3,
    status: "approved",
  },
  {
    key: "marius-kruger",
    name: "Marius Kruger",
    email: "marius.kruger@mentorlink.test",
    title: "Millwright",
    company: "Groenkop Paper Mill",
    years: 28,
    intro:
      "Fault finding is a way of thinking and it can be taught by text better than you would " +
      "suppose. Describe the machine and what it will not do, and I make you find it; " +
      "apprenticeships and red seal papers I can help with as well.",
    helps: [
      "Getting an apprenticeship with N2 or N3",
      "Fault finding in the right order",
      "PLCs for people who know relays",
      "Working abroad with a red seal",
      "Shift work and a family",
    ],
    bio:
      "Both my hands work, and one of them has eight fingers’ worth of scars, from a roller in " +
      "Ngodwana that I believed was locked out. It was the wrong lock. I had six months at home " +
      "to consider the matter and came back to run the safety induction for artisans.\n\n" +
      "You may think me strict. In twenty-eight years I have trained sixty artisans and sent " +
      "every one of them home each evening. I look at requests after the day shift, round three " +
      "o’clock.",
    skills: ["millwright", "apprenticeship", "PLC", "fault finding", "N2"],
    categories: ["trades", "engineering"],
    languages: ["en", "af"],
    priceCents: 28000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 3, start: "15:00", end: "17:00" },
      { weekday: 6, start: "13:00", end: "15:00" },
      { weekday: 7, start: "13:00", end: "15:00" },
    ],
    minNoticeHours: 12,
    completed: 9,
    status: "approved",
  },
  {
    key: "zodwa-masuku",
    name: "Zodwa Masuku",
    email: "zodwa.masuku@mentorlink.test",
    title: "Boilermaker and coded welder",
    company: "Umlilo Boilerworks",
    years: 12,
    intro:
      "Welders are short everywhere and good ones choose their jobs. I help learners get from " +
      "the first bead to a coded ticket, and I talk honestly with women about workshops.",
    helps: [
      "Learnership applications that get a call",
      "Coding tests: preparing plate and pipe",
      "Being the only woman in the workshop",
      "Pay, overtime and what to refuse",
      "A small workshop of your own",
    ],
    bio:
      "In Middelburg I handed in my learnership form four times, and the clerk gave it back each " +
      "time, saying that the office posts were down the passage. The fifth time I brought my " +
      "brother’s gate, on a trolley, which I had welded. The workshop manager came out to see " +
      "who was making the noise.\n\n" +
      "That gate is on my photograph. I work on pressure vessels and teach on Saturdays. Send a " +
      "picture of your weld with light from the side and I will tell you what your hand was " +
      "doing.",
    skills: ["welding", "boilermaker", "coded welding", "women in trades", "learnerships"],
    categories: ["trades"],
    languages: ["en", "nr", "zu"],
    priceCents: 19000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "17:30", end: "19:30" },
      { weekday: 6, start: "12:00", end: "14:00" },
    ],
    minNoticeHours: 4,
    completed: 15,
    status: "approved",
  },
  {
    key: "ebrahim-salie",
    name: "Ebrahim Salie",
    email: "ebrahim.salie@mentorlink.test",
    title: "Plumber and contractor",
    company: "Two Salies Plumbing",
    years: 23,
    intro:
      "Plenty of plumbers can plumb, and still close after two years. I teach the other half: " +
      "pricing, deposits, records, a van you can afford, and how to get qualified if you learnt " +
      "on the job.",
    helps: [
      "Pricing a job without guessing",
      "Qualifying through recognition of prior learning",
      "Your first van and whether to borrow for it",
      "Customers who pay late",
      "Taking on an apprentice",
    ],
    bio:
      "Seven of us slept in two rooms in Bonteheuwel and I was the one sent under the sink, " +
      "being small. No papers until I was thirty-four: then I did recognition of prior learning, " +
      "sat the trade test among boys, and passed with burst pipes waiting on my phone. My " +
      "brother and I borrowed for a van in 2009 and nearly lost our mother’s house by it.\n\n" +
      "I carry a copy of that loan agreement to every talk I give. We will look at your figures " +
      "first and your dreams straight after.",
    skills: ["plumbing", "starting a trade business", "pricing", "apprentices", "geysers"],
    categories: ["trades", "business"],
    languages: ["en", "af"],
    priceCents: 21000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "19:00", end: "20:30" },
      { weekday: 2, start: "19:00", end: "20:30" },
      { weekday: 4, start: "19:00", end: "20:30" },
    ],
    minNoticeHours: 4,
    completed: 43,
    status: "approved",
  },
  {
    key: "lebohang-thulo",
    name: "Lebohang Thulo",
    email: "lebohang.thulo@mentorlink.test",
    title: "Refrigeration technician",
    company: "Leqhwa Cooling",
    years: 9,
    intro:
      "Refrigeration is the trade that nobody at school mentions, and the phones do not stop " +
      "ringing. I explain how to get in, which licences matter, and what the nights are like.",
    helps: [
      "Choosing refrigeration as a trade",
      "The gas licence and what it opens",
      "Apprenticeships outside the big cities",
      "Call-outs at night: safety and pay",
      "From fridges to cold rooms",
    ],
    bio:
      "Welkom’s mines were closing as I finished matric, and everyone I knew was training for " +
      "work that had gone. A man repairing the butcher’s cold room let me hold the torch. I held " +
      "it for him through a whole summer, unpaid, until my grandmother went to him and agreed a " +
      "wage on my behalf.\n\n" +
      "I have been in cooling for nine years and have my own van. What I like about mentoring is " +
      "the why: I will ask it of you about every pressure reading, and you may ask it of me " +
      "about anything.",
    skills: ["refrigeration", "air conditioning", "gas licence", "apprenticeship", "call-outs"],
    categories: ["trades"],
    languages: ["en", "st", "zu"],
    priceCents: 18000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "18:00", end: "20:00" },
      { weekday: 7, start: "11:00", end: "13:00" },
    ],
    minNoticeHours: 4,
    completed: 0,
    status: "pending",
  },
];
