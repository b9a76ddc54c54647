import type { Mentor } from "../types.ts";

export const publicServiceMentors: Mentor[] = [
  {
    key: "vuyokazi-mjoli",
    name: "Vuyokazi Mjoli",
    email: "vuyokazi.mjoli@mentorlink.test",
    title: "Municipal town planner",
    company: "Umthombe Municipality",
    years: 15,
    intro:
      "Municipal jobs are won on forms that look like nobody reads them. I sit on the " +
      "shortlisting panels, so I know who reads them and for what. I mentor planners, and anyone " +
      "entering local government.",
    helps: [
      "Applying for a municipal post, the whole form",
      "SACPLAN registration as a candidate",
      "Planning in rural towns",
      "Maps a ward committee can read",
      "Keeping your standards in a slow office",
    ],
    bio:
      "In Ngcobo our house stood on a stand that appeared on no plan. The municipality came to " +
      "tell us so when I was twelve, very politely, with a measuring wheel, and I asked the " +
      "woman holding it what a person must study to hold one.\n\n" +
      "Fifteen years of this have taught me that a good file outlives a bad meeting. I lost one " +
      "land-use case for want of a dated letter and have been dating things since. When you " +
      "request an hour, attach the advert and your draft form. We go line by line.",
    skills: [
      "town planning",
      "SACPLAN registration",
      "municipal jobs",
      "GIS",
      "public participation",
    ],
    categories: ["public-service", "engineering"],
    languages: ["en", "xh"],
    priceCents: 27000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 2, start: "17:00", end: "19:00" },
      { weekday: 5, start: "15:00", end: "17:00" },
    ],
    minNoticeHours: 24,
    completed: 8,
    status: "approved",
  },
  {
    key: "itumeleng-phiri",
    name: "Itumeleng Phiri",
    email: "itumeleng.phiri@mentorlink.test",
    title: "Economic policy analyst",
    company: "Provincial Budget Office, Mokala",
    years: 12,
    intro:
      "Economics graduates apply to banks because banks have stands at career fairs. I help you " +
      "find the other work: budgets, research institutes, regulators. And I teach the two-page " +
      "brief, which is most of the job.",
    helps: [
      "A policy brief of two pages",
      "Internships in government that teach",
      "Honours and master’s in economics",
      "Economists outside banks",
      "Presenting bad news to a politician",
    ],
    bio:
      "The first number I ever gave to a member of the executive was wrong by a factor of ten, " +
      "and she read it out in the legislature in Kimberley before I could stand up. I confessed " +
      "by noon. Her answer was to make me check every figure in the budget speech for the next " +
      "four years.\n\n" +
      "I enjoy people who change their minds. You can expect me to argue the opposite of what " +
      "you say, tell you that I am doing so, and leave you with a stronger page.",
    skills: [
      "public policy",
      "economics careers",
      "policy briefs",
      "honours in economics",
      "government internships",
    ],
    categories: ["public-service", "accounting"],
    languages: ["en", "tn"],
    priceCents: 39000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 3, start: "18:30", end: "20:30" },
      { weekday: 6, start: "15:00", end: "17:00" },
    ],
    minNoticeHours: 12,
    completed: 24,
    status: "approved",
  },
  {
    key: "rendani-mulaudzi",
    name: "Rendani Mulaudzi",
    email: "rendani.mulaudzi@mentorlink.test",
    title: "Social worker",
    company: "Tshedza Family Services",
    years: 16,
    intro:
      "Newly qualified social workers tell me about two things: no posts, or too many cases. I " +
      "have practical ideas for both. I also supervise, and can explain what good supervision " +
      "ought to feel like.",
    helps: [
      "Finding a post when there are none advertised",
      "Caseloads: what to drop safely",
      "Court reports that a magistrate trusts",
      "Private, school and hospital social work",
      "Looking after yourself, concretely",
    ],
    bio:
      "Sibasa had one social worker and she wore purple shoes. I was sure for years that the " +
      "shoes came with the degree. I burnt out at thirty, with a hundred and twelve open files, " +
      "and spent a season at my aunt’s place picking avocados, where I worked out that I had " +
      "been doing everyone’s work so as not to feel my own fear.\n\n" +
      "I returned with rules. Twenty-five of my students now work in the field. Our hour is " +
      "confidential as far as the law allows, and I will tell you exactly how far that is.",
    skills: ["social work", "supervision", "burnout", "job applications", "child protection"],
    categories: ["public-service", "health"],
    languages: ["en", "ve", "nso"],
    priceCents: 16000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "17:00", end: "19:00" },
      { weekday: 4, start: "17:00", end: "19:00" },
    ],
    minNoticeHours: 4,
    completed: 32,
    status: "approved",
  },
  {
    key: "karin-louw",
    name: "Karin Louw",
    email: "karin.louw@mentorlink.test",
    title: "Librarian and archivist",
    company: "Kareebos Regional Library",
    years: 26,
    intro:
      "Students lose weeks to literature reviews that a librarian could shape in an hour. I am " +
      "that librarian. I also speak to graduates about work in libraries, archives and records, " +
      "which there is.",
    helps: [
      "Finding sources without a subscription",
      "Referencing, once and for all",
      "Working in a library or an archive",
      "A literature review with an argument",
      "Family and land history research",
    ],
    bio:
      "A pipe burst above the land registers in Calvinia on my second day at work, and I dried " +
      "four hundred pages on the washing lines of the whole street. Neighbours guarded them from " +
      "the goats. Three families later proved a claim with what was on those pages, and I " +
      "stopped wondering if the job mattered.\n\n" +
      "Weekday mornings are mine to give. You tell me your question in one sentence; we keep " +
      "rewriting it until it can be answered, and then I show you where to look.",
    skills: ["library careers", "research skills", "archives", "referencing", "thesis writing"],
    categories: ["public-service", "teaching"],
    languages: ["en", "af"],
    priceCents: 11000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "09:00", end: "11:00" },
      { weekday: 3, start: "09:00", end: "11:00" },
      { weekday: 5, start: "09:00", end: "11:00" },
    ],
    minNoticeHours: 4,
    completed: 12,
    status: "approved",
  },
  {
    key: "sello-mashaba",
    name: "Sello Mashaba",
    email: "sello.mashaba@mentorlink.test",
    title: "Fire and rescue station officer",
    company: "Leolo Hills Emergency Services",
    years: 17,
    intro:
      "I do this without charge because nobody in my village could tell me how to become a " +
      "firefighter, and I lost three years to bogus colleges that took my fees. Ask me before " +
      "you pay anyone.",
    helps: [
      "Firefighter recruitment, from form to fitness test",
      "Emergency care courses and which to take",
      "Shifts, fear and family",
      "Promotion exams",
      "Volunteering before you are hired",
    ],
    bio:
      "Two so-called academies had my mother’s money before I found the real intake, through a " +
      "notice at the municipal offices in Jane Furse. I passed the fitness test on the third " +
      "attempt, having trained by carrying my little brother up the koppie, and he has never let " +
      "me forget his part in it.\n\n" +
      "We cover a large district with two engines. Between calls I do this from the watch room; " +
      "should the bell go I will tell you and we will find another hour. It has happened once.",
    skills: [
      "firefighting",
      "emergency services",
      "fitness tests",
      "rescue",
      "government vacancies",
    ],
    categories: ["public-service", "trades"],
    languages: ["en", "nso", "st"],
    priceCents: 0,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "10:00", end: "12:00" },
      { weekday: 7, start: "10:00", end: "12:00" },
    ],
    minNoticeHours: 12,
    completed: 6,
    status: "approved",
  },
];
