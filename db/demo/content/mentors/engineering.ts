import type { Mentor } from "../types.ts";

export const engineeringMentors: Mentor[] = [
  {
    key: "nomfundo-khumalo",
    name: "Nomfundo Khumalo",
    email: "nomfundo.khumalo@mentorlink.test",
    title: "Civil engineer",
    company: "Letaba Water",
    years: 9,
    intro:
      "Registration reports are where good engineers get stuck for years. Send me one page of " +
      "yours and I will mark it as a referee would; we can also work on bursary letters and " +
      "first jobs in water and roads.",
    helps: [
      "ECSA reports that come back accepted",
      "Site or office: choosing your first post",
      "A bursary letter with one true story in it",
      "Being the youngest person on site",
      "Finding vacation work in third year",
    ],
    bio:
      "The tap in our yard at Ulundi ran on Wednesdays, so at nine I could already have told you " +
      "about supply pressure. A water company paid for my degree and I owed them four years, " +
      "which I spent in a caravan beside a pipeline with eleven men who waited to see whether I " +
      "would cry. It was cold enough to, some mornings.\n\n" +
      "I design treatment works now and referee for candidates. I answer in full sentences, and " +
      "I would rather read your bad first draft than your polished third.",
    skills: ["ECSA registration", "bursary letters", "civil engineering", "site work", "water"],
    categories: ["engineering"],
    languages: ["en", "zu"],
    priceCents: 20000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "19:30", end: "21:00" },
      { weekday: 3, start: "19:30", end: "21:00" },
      { weekday: 7, start: "10:00", end: "12:00" },
    ],
    minNoticeHours: 4,
    completed: 44,
    status: "approved",
  },
  {
    key: "pieter-van-wyk",
    name: "Pieter van Wyk",
    email: "pieter.vanwyk@mentorlink.test",
    title: "Mechanical engineer",
    company: "Platberg Rail",
    years: 22,
    intro:
      "I fix trains, and I interview the people who fix trains. Students and technicians bring " +
      "me their plant interviews, design projects and reports, and we work through them with a " +
      "pencil, so to speak.",
    helps: [
      "Questions from a plant interview, and why we ask them",
      "Moving from technician to engineer",
      "Reports a manager will finish reading",
      "Your first shutdown",
      "When to leave a first job",
    ],
    bio:
      "At my first shutdown in Sasolburg I ordered a bearing that was four millimetres too wide, " +
      "and forty people stood around for eleven hours. The foreman, Ntate Mofokeng, put the " +
      "bearing on my desk, where it has stayed through three employers. He also taught me my " +
      "Sesotho, most of it fit to repeat.\n\n" +
      "My advice will be practical and now and then old-fashioned. Tell me when it is the second.",
    skills: [
      "mechanical engineering",
      "maintenance",
      "technical reports",
      "plant interviews",
      "reliability",
    ],
    categories: ["engineering"],
    languages: ["en", "af", "st"],
    priceCents: 30000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "17:00", end: "19:00" },
      { weekday: 2, start: "17:00", end: "19:00" },
      { weekday: 6, start: "07:00", end: "09:00" },
    ],
    minNoticeHours: 4,
    completed: 29,
    status: "approved",
  },
  {
    key: "mpho-rakgwale",
    name: "Mpho Rakgwale",
    email: "mpho.rakgwale@mentorlink.test",
    title: "Mining engineer",
    company: "Kgwale Platinum",
    years: 11,
    intro:
      "Underground work pays well early and asks a lot. I help students judge the graduate " +
      "programmes, prepare for the panel and the medical, and learn how a shift really runs " +
      "before they sign anything.",
    helps: [
      "Graduate programmes on the mines, compared",
      "The tickets you need and in which order",
      "A first year underground",
      "Managing people older than your father",
      "Leaving mining with skills that travel",
    ],
    bio:
      "Near Burgersfort the mine is on every horizon, and still nobody at my school knew what a " +
      "mining engineer did. I found out by getting a bursary for it. On my fourth night as a " +
      "shift supervisor I ordered a crew back in too soon after a blast; a rock drill operator " +
      "named Selaelo refused, in front of all of them, and he was right.\n\n" +
      "He retired last year and I spoke at the party. I mentor on weekends, between shifts, and " +
      "I am at my most useful when you bring an exact decision with a date on it.",
    skills: [
      "mining engineering",
      "blasting ticket",
      "graduate programmes",
      "shift work",
      "mine safety",
    ],
    categories: ["engineering"],
    languages: ["en", "nso"],
    priceCents: 27000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 5, start: "16:00", end: "19:00" },
      { weekday: 6, start: "15:00", end: "18:00" },
      { weekday: 7, start: "15:00", end: "18:00" },
    ],
    minNoticeHours: 12,
    completed: 16,
    status: "approved",
  },
  {
    key: "sanjay-govender",
    name: "Sanjay Govender",
    email: "sanjay.govender@mentorlink.test",
    title: "Process engineer",
    company: "Marigold Specialty Chemicals",
    years: 15,
    intro:
      "Final-year design projects fail on the mass balance and on the team, usually in that " +
      "order. I help with both, and with the question of whether to work abroad and when to come " +
      "back.",
    helps: [
      "Design projects in the final year",
      "Moving abroad with a South African degree",
      "Commissioning: what nobody teaches",
      "Chemical engineers outside chemicals",
      "Two offers in two countries",
    ],
    bio:
      "Chatsworth, then a refinery fence in the south of Durban, then a one-year posting to Pune " +
      "that has lasted six. My grandmother thought it very funny that I was the first of us to " +
      "go back in a hundred and thirty years and that I went to make paint.\n\n" +
      "I have started up four plants and one of them twice. Because of the time difference your " +
      "evening is my late night, so I take requests for the hours shown and keep them without " +
      "fail.",
    skills: ["chemical engineering", "process design", "working abroad", "plant start-up", "HAZOP"],
    categories: ["engineering"],
    languages: ["en"],
    priceCents: 45000,
    timezone: "Asia/Kolkata",
    mode: "request",
    hours: [
      { weekday: 1, start: "18:30", end: "21:30" },
      { weekday: 3, start: "18:30", end: "21:30" },
      { weekday: 6, start: "10:00", end: "13:00" },
    ],
    minNoticeHours: 24,
    completed: 7,
    status: "approved",
  },
  {
    key: "keitumetse-sithole",
    name: "Keitumetse Sithole",
    email: "keitumetse.sithole@mentorlink.test",
    title: "Power systems engineer",
    company: "Blouwater Grid Services",
    years: 8,
    intro:
      "Everybody wants to work in solar and few adverts say what the work is. I can tell you " +
      "what we hire for, which courses matter, and how to read a single-line diagram without " +
      "panic.",
    helps: [
      "Work in solar that is more than selling panels",
      "Load-flow studies you can defend",
      "From a diploma to a BEng Tech, and is it worth it",
      "The government certificate of competency",
      "Choosing electives for power",
    ],
    bio:
      "It was dark a lot when I was a student in Vanderbijlpark, and I mean this literally: the " +
      "load-shedding schedule was taped above my desk and I planned practicals around it. I " +
      "failed Power Systems II by three marks and then asked the lecturer whether I could sit in " +
      "the control room for a week. She arranged a month.\n\n" +
      "My team connects solar farms to the grid. In an hour with me you will draw something, " +
      "photograph it with your phone, and defend it.",
    skills: [
      "electrical engineering",
      "solar",
      "grid connection",
      "MATLAB",
      "technician to engineer",
    ],
    categories: ["engineering", "trades"],
    languages: ["en", "tn", "zu"],
    priceCents: 32000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "19:00", end: "21:00" },
      { weekday: 4, start: "19:00", end: "21:00" },
      { weekday: 6, start: "11:00", end: "13:00" },
    ],
    minNoticeHours: 4,
    completed: 20,
    status: "approved",
  },
];
