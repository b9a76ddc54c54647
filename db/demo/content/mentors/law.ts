import type { Mentor } from "../types.ts";

export const lawMentors: Mentor[] = [
  {
    key: "nontobeko-gumede",
    name: "Nontobeko Gumede",
    email: "nontobeko.gumede@mentorlink.test",
    title: "Advocate",
    company: "Chambers at Isivivane House",
    years: 13,
    intro:
      "Pupillage is a year of hard work that is mostly unpaid, and nobody should enter it on a " +
      "rumour. I help law graduates decide, apply, budget, and write argument that a tired judge " +
      "can follow.",
    helps: [
      "Deciding between the Bar and a firm",
      "A pupillage application and the interview",
      "Heads of argument in plain English",
      "Living on no income for a year",
      "Moot court, with the questions a judge would ask",
    ],
    bio:
      "A magistrate in Eshowe once stopped me in the middle of my second sentence and asked " +
      "whether I intended to arrive at a point. I had been an advocate for nine days. I went " +
      "home and cut my heads of argument from forty pages to eleven, and they have not been " +
      "longer than fifteen since.\n\n" +
      "I sold sandwiches to other pupils to pay my rent and can show you the spreadsheet. When " +
      "you ask me for an hour, attach something you wrote: I edit with a heavy hand and explain " +
      "each cut.",
    skills: ["pupillage", "litigation", "heads of argument", "the Bar", "moot court"],
    categories: ["law"],
    languages: ["en", "zu"],
    priceCents: 70000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 5, start: "15:00", end: "18:00" },
      { weekday: 6, start: "10:00", end: "12:00" },
    ],
    minNoticeHours: 24,
    completed: 10,
    status: "approved",
  },
  {
    key: "willem-cronje",
    name: "Willem Cronjé",
    email: "willem.cronje@mentorlink.test",
    title: "Conveyancer",
    company: "Cronjé Swarts Attorneys",
    years: 30,
    intro:
      "Small-town practice is the part of the profession that careers days leave out. I help " +
      "candidate attorneys prepare for admission exams and for interviews at firms where you " +
      "will meet real clients in your first week.",
    helps: [
      "Candidate attorney interviews at small firms",
      "The attorneys’ admission exams",
      "Conveyancing as a career, honestly",
      "Opening a practice in a small town",
      "Trust accounts without sleepless nights",
    ],
    bio:
      "Graaff-Reinet has one high street and I have practised on it for thirty years, the last " +
      "twelve with a partner who was once my candidate. In 1998 I transferred the wrong half of " +
      "a farm. The two neighbours, who had not spoken since a funeral, had to meet in my office " +
      "to sign it back, and left talking.\n\n" +
      "I check everything twice as a result. Mornings suit me; I have coffee, you have " +
      "questions, and we stop on the hour.",
    skills: [
      "conveyancing",
      "candidate attorney",
      "board exams",
      "property law",
      "opening a practice",
    ],
    categories: ["law"],
    languages: ["en", "af"],
    priceCents: 50000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "08:00", end: "09:00" },
      { weekday: 2, start: "08:00", end: "09:00" },
      { weekday: 3, start: "08:00", end: "09:00" },
      { weekday: 6, start: "08:00", end: "11:00" },
    ],
    minNoticeHours: 12,
    completed: 33,
    status: "approved",
  },
  {
    key: "palesa-tau",
    name: "Palesa Tau",
    email: "palesa.tau@mentorlink.test",
    title: "Legal aid attorney",
    company: "Thuto ya Molao Law Clinic",
    years: 9,
    intro:
      "These hours cost nothing, because somebody once gave me hers. I work with law students " +
      "and graduates who have no family in the profession and want to know how people get in.",
    helps: [
      "Getting articles without knowing anybody",
      "Law school when English is your third language",
      "Public interest law as a living",
      "Your first consultation with a client",
      "Letters to firms that are short enough",
    ],
    bio:
      "Eighty-one letters went out from my room in Botshabelo before one firm offered me " +
      "articles, and I kept every answer in a shoebox in order of politeness. During my first " +
      "year a client thanked me for speaking to him in Sesotho and I understood what the job was " +
      "for.\n\n" +
      "The clinic sees people about evictions, wages and maintenance. I hold two evenings a week " +
      "for students. Please come if you book: there is a queue, and your hour is somebody else’s " +
      "hour too.",
    skills: ["legal aid", "law school", "candidate attorney", "human rights law", "vacation work"],
    categories: ["law"],
    languages: ["en", "st"],
    priceCents: 0,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "17:00", end: "20:00" },
      { weekday: 7, start: "14:00", end: "17:00" },
    ],
    minNoticeHours: 4,
    completed: 58,
    status: "approved",
  },
  {
    key: "rashid-davids",
    name: "Rashid Davids",
    email: "rashid.davids@mentorlink.test",
    title: "Labour relations consultant",
    company: "Fairhaven Workplace Law",
    years: 17,
    intro:
      "Contracts, hearings and retrenchments are my daily bread. Students come to learn the " +
      "field; young workers come with a page they were told to sign by Friday. Both are welcome.",
    helps: [
      "Reading your first contract before you sign",
      "Labour law as a career, inside and outside a firm",
      "Preparing a case for the CCMA",
      "Being retrenched: what to ask for",
      "From shop steward to consultant",
    ],
    bio:
      "I started on a factory floor in Epping, sewing pockets, and became a shop steward since I " +
      "was the only one who had read the recognition agreement. For six years I sat on the " +
      "workers’ side of the table and for eleven I have mostly sat on the other, which some old " +
      "comrades have opinions about.\n\n" +
      "Both sides taught me that the person who has kept notes usually wins. I teach " +
      "note-keeping first. For advice on your own dispute you need somebody who acts for you; " +
      "here I can help you see what to ask that person.",
    skills: ["labour law", "CCMA", "employment contracts", "disciplinary hearings", "HR careers"],
    categories: ["law", "business"],
    languages: ["en", "af", "xh"],
    priceCents: 36000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 3, start: "17:00", end: "19:00" },
      { weekday: 4, start: "17:00", end: "19:00" },
      { weekday: 7, start: "10:00", end: "12:00" },
    ],
    minNoticeHours: 4,
    completed: 25,
    status: "approved",
  },
  {
    key: "amy-feinstein",
    name: "Amy Feinstein",
    email: "amy.feinstein@mentorlink.test",
    title: "Corporate counsel",
    company: "Larkspur Cloud Contracts",
    years: 14,
    intro:
      "Lawyers ask me how to get to New York and I ask them why, and then I help either way. My " +
      "own field is technology contracts, and I enjoy teaching people to read one.",
    helps: [
      "LLM applications and how to pay for one",
      "The New York bar with a South African degree",
      "Reading a software contract",
      "From a big firm to an in-house post",
      "Privacy law as a speciality",
    ],
    bio:
      "At a Johannesburg firm I billed two thousand four hundred hours in a year and could not " +
      "have told you the name of one client’s child. I resigned without a plan, moved into my " +
      "sister’s spare room in Glenhazel, and learnt to bake badly. An LLM and a scholarship " +
      "followed, then the bar exam, which I sat with flu.\n\n" +
      "Larkspur is sixty people and I am all of its lawyers. Noon in New York is early evening " +
      "for you, which is why I keep lunch hours free. Send me the essay or the clause ahead of " +
      "time.",
    skills: [
      "commercial contracts",
      "technology law",
      "LLM applications",
      "in-house careers",
      "New York bar",
    ],
    categories: ["law", "software"],
    languages: ["en"],
    priceCents: 90000,
    timezone: "America/New_York",
    mode: "request",
    hours: [
      { weekday: 1, start: "12:00", end: "14:00" },
      { weekday: 3, start: "12:00", end: "14:00" },
      { weekday: 6, start: "09:00", end: "12:00" },
    ],
    minNoticeHours: 48,
    completed: 4,
    status: "approved",
  },
];
