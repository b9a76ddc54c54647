import type { Mentor } from "../types.ts";

export const healthMentors: Mentor[] = [
  {
    key: "refilwe-mabaso",
    name: "Refilwe Mabaso",
    email: "refilwe.mabaso@mentorlink.test",
    title: "Occupational therapist",
    company: "Morokolo Rehabilitation Centre",
    years: 6,
    intro:
      "Community service sent me to a hospital with no therapy room and a waiting list of " +
      "ninety. I help final-year students and new therapists to arrive somewhere like that with " +
      "a plan for the first month.",
    helps: [
      "Community service: choosing and surviving",
      "Working with children who will not play",
      "A first private practice on a small budget",
      "Case notes that protect you",
      "Selection for OT as a school leaver",
    ],
    bio:
      "People in Mohlakeng assumed I found jobs for the unemployed, and after ten years of " +
      "explaining I made a poster. I trained in Bloemfontein and did my community service in a " +
      "town where the nearest wheelchair repairman was three hours away, so I became him, with a " +
      "bicycle kit.\n\n" +
      "Children are most of my work today. What you get from me is structure: I will ask what " +
      "you can do by Friday, and I will remember to ask whether you did.",
    skills: [
      "occupational therapy",
      "community service",
      "HPCSA",
      "private practice",
      "paediatrics",
    ],
    categories: ["health"],
    languages: ["en", "tn", "st"],
    priceCents: 21000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "18:00", end: "20:00" },
      { weekday: 4, start: "18:00", end: "20:00" },
    ],
    minNoticeHours: 12,
    completed: 0,
    status: "pending",
  },
  {
    key: "nqobile-hadebe",
    name: "Nqobile Hadebe",
    email: "nqobile.hadebe@mentorlink.test",
    title: "Medical officer",
    company: "Nkonjane Valley Hospital",
    years: 8,
    intro:
      "Internship placement, the second attempt at medical school, the call after which you " +
      "thought of quitting: those are my three subjects. I have been through each of them and I " +
      "keep confidences.",
    helps: [
      "Ranking internship hospitals with open eyes",
      "Applying to medical school a second time",
      "After a bad call: talking it through",
      "Specialise now, later or never",
      "Studying clinical subjects, not only for marks",
    ],
    bio:
      "Rejected twice for medicine, I did a BSc that I did not want and worked weekends in a " +
      "pharmacy in Pietermaritzburg, which turned out to be where I learnt to talk with " +
      "patients. The third letter came on a Thursday. I still know what I was wearing.\n\n" +
      "At my rural hospital we are five doctors for a great many people. I take requests because " +
      "rosters change, and if I accept your hour I will be there with my phone on silent. I " +
      "never give medical advice here, only advice about the life.",
    skills: [
      "medicine",
      "internship",
      "community service",
      "medical school applications",
      "burnout",
    ],
    categories: ["health"],
    languages: ["en", "zu"],
    priceCents: 38000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 3, start: "19:00", end: "21:00" },
      { weekday: 7, start: "14:00", end: "17:00" },
    ],
    minNoticeHours: 24,
    completed: 14,
    status: "approved",
  },
  {
    key: "maria-fortuin",
    name: "Maria Fortuin",
    email: "maria.fortuin@mentorlink.test",
    title: "Nursing manager",
    company: "Kliphoogte Hospice",
    years: 27,
    intro:
      "Nursing wants you to be kind and organised on the same tired night. I help young nurses " +
      "with applications, first wards, difficult colleagues and the question of what to " +
      "specialise in.",
    helps: [
      "Applying to a nursing college, form by form",
      "Your first ward and the sister you are afraid of",
      "Specialising after general nursing",
      "Working with the dying, and going home afterwards",
      "Going back to study at forty",
    ],
    bio:
      "Dysselsdorp se kind, as my mother still introduces me, though I have run wards from " +
      "George to Beaufort West. As a student I gave the right medicine to the wrong Mrs " +
      "Plaatjies. She was unharmed and she forgave me over tea; the matron took rather longer, " +
      "and taught me a way of checking that I have never once skipped since.\n\n" +
      "Twenty-seven years in, I lead a hospice of fourteen beds. You may write to me in " +
      "Afrikaans or English, with spelling mistakes, straight off a night shift. I have done it " +
      "myself.",
    skills: ["nursing", "nursing college applications", "palliative care", "shift life", "SANC"],
    categories: ["health"],
    languages: ["en", "af"],
    priceCents: 15000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "14:00", end: "17:00" },
      { weekday: 4, start: "14:00", end: "17:00" },
      { weekday: 6, start: "09:00", end: "11:00" },
    ],
    minNoticeHours: 4,
    completed: 70,
    status: "approved",
  },
  {
    key: "khathutshelo-nemavhola",
    name: "Khathutshelo Nemavhola",
    email: "khathutshelo.nemavhola@mentorlink.test",
    title: "Pharmacist",
    company: "Musuku Community Pharmacy",
    years: 10,
    intro:
      "Intern pharmacists come to me for the pre-registration exam and stay for the question of " +
      "where to work. I own a small pharmacy with a partner, so I can show you the numbers as " +
      "well as the science.",
    helps: [
      "The pre-registration exam in twelve weeks",
      "Hospital, shop or industry",
      "Intern projects that do not drag on",
      "Buying into a small pharmacy",
      "Patients who argue about generics",
    ],
    bio:
      "My first business lasted seven months. I had signed a lease next to a clinic in Makhado " +
      "that moved in the fifth, and I learnt what a lease is by reading mine, too late, on the " +
      "floor between empty shelves. Paying it off took three years of locum work on weekends " +
      "across Limpopo.\n\n" +
      "The second pharmacy is eight years old. My rule for mentoring is that you bring one real " +
      "document (a project, a lease, a payslip) and we read it together to the end.",
    skills: [
      "pharmacy",
      "internship",
      "pre-registration exam",
      "opening a pharmacy",
      "stock control",
    ],
    categories: ["health", "business"],
    languages: ["en", "ve", "ts"],
    priceCents: 23000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "05:30", end: "07:00" },
      { weekday: 3, start: "05:30", end: "07:00" },
      { weekday: 7, start: "16:00", end: "19:00" },
    ],
    minNoticeHours: 4,
    completed: 11,
    status: "approved",
  },
  {
    key: "anisa-cassim",
    name: "Anisa Cassim",
    email: "anisa.cassim@mentorlink.test",
    title: "Field epidemiologist",
    company: "Himal Health Surveillance Trust",
    years: 12,
    intro:
      "Public health is a large field with a small door, and the door is usually a one-page " +
      "proposal. I help health graduates write theirs, choose a master’s, and find work that has " +
      "data in it.",
    helps: [
      "A research proposal in one page",
      "Choosing a master’s in public health",
      "Fieldwork: permits, trust and lost boots",
      "From clinical work to public health",
      "R for people who fear code",
    ],
    bio:
      "Measles brought me into this work. In 2009 I was a young physiotherapist in Mitchells " +
      "Plain, volunteering with a tally sheet at a vaccination tent, and I noticed that I cared " +
      "more about the tally sheet than about anybody’s knees. My supervisor, a gentle man, " +
      "suggested that I follow that.\n\n" +
      "For three years I have worked out of Kathmandu on outbreaks in mountain districts, where " +
      "my clock is three and three quarter hours ahead of yours. I plan slowly and carefully, " +
      "and ask for two days’ notice so that I can read what you send.",
    skills: ["public health", "epidemiology", "master’s applications", "research proposals", "R"],
    categories: ["health", "public-service"],
    languages: ["en", "af"],
    priceCents: 29000,
    timezone: "Asia/Kathmandu",
    mode: "request",
    hours: [
      { weekday: 2, start: "17:00", end: "20:00" },
      { weekday: 5, start: "17:00", end: "20:00" },
      { weekday: 7, start: "12:00", end: "15:00" },
    ],
    minNoticeHours: 48,
    completed: 6,
    status: "approved",
  },
];
