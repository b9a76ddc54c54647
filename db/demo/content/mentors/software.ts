import type { Mentor } from "../types.ts";

export const softwareMentors: Mentor[] = [
  {
    key: "thandeka-mokoena",
    name: "Thandeka Mokoena",
    email: "mentor@mentorlink.test",
    title: "Senior software engineer",
    company: "Kestrel Pay",
    years: 11,
    intro:
      "I failed my first four coding interviews and have since sat on the other side of about " +
      "two hundred. Bring the job advert, your letter, or a problem you could not solve, and we " +
      "take it apart together.",
    helps: [
      "Coding interviews, step by step",
      "System design for juniors",
      "A letter and CV that get read",
      "Choosing between two offers",
      "TypeScript, Node, PostgreSQL",
      "From a diploma to a first job",
    ],
    bio:
      "My father is from Qwaqwa and my mother from Mthatha, where I went to school. I studied at " +
      "a university of technology on a bursary that I nearly lost in second year, when I failed " +
      "two modules and told nobody until March. Eleven years later: two start-ups, one bank, and " +
      "now payments at Kestrel Pay, where I lead a team of six and read every application " +
      "myself.\n\n" +
      "I am direct and I prepare. Write your goal when you book and I will have read what you " +
      "send.",
    skills: ["TypeScript", "system design", "coding interviews", "PostgreSQL", "job letters"],
    categories: ["software"],
    languages: ["en", "xh"],
    priceCents: 35000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "18:00", end: "20:00" },
      { weekday: 2, start: "17:00", end: "18:30" },
      { weekday: 4, start: "17:00", end: "21:00" },
      { weekday: 5, start: "07:00", end: "08:00" },
      { weekday: 6, start: "09:00", end: "12:00" },
    ],
    minNoticeHours: 4,
    completed: 41,
    status: "approved",
  },
  {
    key: "kagiso-molefe",
    name: "Kagiso Molefe",
    email: "kagiso.molefe@mentorlink.test",
    title: "Backend developer",
    company: "Thorn & Tally",
    years: 7,
    intro:
      "Mock interviews are what I do most: forty minutes of questions as a panel would ask them, " +
      "then twenty minutes of what I would have written down about you. I also like databases " +
      "more than is normal.",
    helps: [
      "A mock interview with the questions I still ask",
      "Reading a slow query with you",
      "Java beyond the lecture notes",
      "What to say about a gap in your CV",
      "First month on a big codebase",
    ],
    bio:
      "Mahikeng is home. After my degree I spent fourteen months unemployed, sending " +
      "applications from the library computer until it closed at six, and I remember which " +
      "replies were kind. Thorn & Tally took me on a three-month contract to fix invoices that " +
      "came out one cent wrong. They came out one cent wrong because of me, by the end, so I " +
      "learnt about decimals properly.\n\n" +
      "People say that I am patient. The truth is that I type slowly and think before I answer.",
    skills: ["Java", "databases", "mock interviews", "SQL", "Spring"],
    categories: ["software"],
    languages: ["en", "tn"],
    priceCents: 26000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "19:30", end: "21:30" },
      { weekday: 2, start: "19:30", end: "21:30" },
      { weekday: 3, start: "19:30", end: "21:30" },
      { weekday: 7, start: "15:00", end: "18:00" },
    ],
    minNoticeHours: 4,
    completed: 23,
    status: "approved",
  },
  {
    key: "zanele-dlamini",
    name: "Zanele Dlamini",
    email: "zanele.dlamini@mentorlink.test",
    title: "Engineering manager",
    company: "Sandveld Bank",
    years: 14,
    intro:
      "Last year I read eleven hundred applications for nine graduate places. I can tell you " +
      "which ones we argued about in the room, what moved them from the maybe pile, and where " +
      "yours would have landed.",
    helps: [
      "What an interview panel writes down",
      "A two-year plan that survives the first month",
      "Your first team to lead",
      "Asking for a raise with evidence",
      "Which graduate programme to accept",
    ],
    bio:
      "Nobody in my family in Newcastle had an office job, so for two years I believed that a " +
      "meeting was something you got called to when you were in trouble. I wrote software for " +
      "nine years before I led anyone, and I was a poor manager at first: I rewrote my team’s " +
      "code at night and wondered why they stopped trying.\n\n" +
      "These days I look after four teams. I ask a lot of questions in the first ten minutes, " +
      "and I will not tell you that something is good if it is only fine.",
    skills: ["hiring", "career plans", "leading teams", "graduate programmes", "feedback"],
    categories: ["software", "business"],
    languages: ["en", "zu"],
    priceCents: 40000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "18:30", end: "20:30" },
      { weekday: 4, start: "18:30", end: "20:30" },
    ],
    minNoticeHours: 12,
    completed: 9,
    status: "approved",
  },
  {
    key: "ayesha-jacobs",
    name: "Ayesha Jacobs",
    email: "ayesha.jacobs@mentorlink.test",
    title: "Data analyst",
    company: "Bokkeveld Retail",
    years: 6,
    intro:
      "Most analyst jobs start with a timed SQL test and a question about a messy spreadsheet. I " +
      "set ours. We can practise on a real one with the names taken out, or look at something " +
      "you have made.",
    helps: [
      "SQL tests that employers really send",
      "A dashboard that people open twice",
      "Your first analyst job without a data degree",
      "Explaining a number to somebody busy",
      "Statistics that you need, and what can wait",
    ],
    bio:
      "A sociology degree and two years behind the returns counter of a furniture shop in " +
      "Worcester: that was my data education. I kept a notebook of why people brought things " +
      "back, counted it on quiet Tuesdays, and showed the branch manager that one supplier " +
      "caused half of it. Six weeks later head office phoned.\n\n" +
      "I work with stock and prices now. If you send me a query beforehand I will run it, break " +
      "it, and show you where it broke.",
    skills: ["SQL", "dashboards", "data analysis", "Excel", "Power BI"],
    categories: ["software"],
    languages: ["en", "af"],
    priceCents: 25000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 3, start: "18:00", end: "20:00" },
      { weekday: 6, start: "09:00", end: "12:00" },
    ],
    minNoticeHours: 4,
    completed: 34,
    status: "approved",
  },
  {
    key: "fatima-adams",
    name: "Fatima Adams",
    email: "fatima.adams@mentorlink.test",
    title: "Quality lead",
    company: "Tafelberg Insure",
    years: 9,
    intro:
      "Testing was my way into software and it can be yours. I help people who like finding what " +
      "is wrong to turn that into a portfolio, an interview and a first contract.",
    helps: [
      "Getting in through testing",
      "Automating one boring thing well",
      "Writing a bug report that gets fixed",
      "Moving from testing to development",
      "Interviews for quality roles",
    ],
    bio:
      "I answered phones for an insurer in Athlone and kept a list of everything the claims " +
      "screen did wrong. Somebody printed my list and took it to the developers. They came " +
      "downstairs, annoyed, and then one of them pulled up a chair and showed me how a test is " +
      "written.\n\n" +
      "New here as a mentor, though I have trained eleven testers at work. Expect homework, " +
      "always small, and always something you can show an employer afterwards.",
    skills: ["software testing", "test automation", "first jobs", "Playwright", "bug reports"],
    categories: ["software"],
    languages: ["en", "af"],
    priceCents: 18000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 5, start: "14:00", end: "16:00" },
      { weekday: 7, start: "16:00", end: "19:00" },
    ],
    minNoticeHours: 4,
    completed: 0,
    status: "approved",
  },
  {
    key: "ruan-botha",
    name: "Ruan Botha",
    email: "ruan.botha@mentorlink.test",
    title: "Front-end developer",
    company: "Windpomp Studio",
    years: 8,
    intro:
      "Show me your portfolio and I will read it on a slow phone, as your next client might. " +
      "Then we fix the first screen, because that is the only one most people see.",
    helps: [
      "A portfolio with three good pieces, not nine",
      "What to charge for a first website",
      "CSS that you can explain",
      "Clients who do not pay",
      "Making a page work on an old phone",
    ],
    bio:
      "Upington, where the internet came late and the summers did not leave. My first website " +
      "was for an uncle’s guest house and it lost him bookings for a month, since I had never " +
      "tested the form. He still tells this story at Christmas.\n\n" +
      "For five years I freelanced and made every mistake with money that you can make, " +
      "including working three weeks for a man who paid me in biltong. Windpomp hired me after " +
      "that. I teach with your own code open, one line at a time, in English or Afrikaans, " +
      "whichever you think in.",
    skills: ["CSS", "portfolios", "freelancing", "accessibility", "React"],
    categories: ["software", "design"],
    languages: ["en", "af"],
    priceCents: 22000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "12:00", end: "13:00" },
      { weekday: 3, start: "17:00", end: "20:00" },
      { weekday: 5, start: "12:00", end: "13:00" },
    ],
    minNoticeHours: 4,
    completed: 52,
    status: "approved",
  },
];
