import type { Mentor } from "../types.ts";

export const designMentors: Mentor[] = [
  {
    key: "priya-naidoo",
    name: "Priya Naidoo",
    email: "priya.naidoo@mentorlink.test",
    title: "UX researcher",
    company: "Blue Crane Health",
    years: 9,
    intro:
      "Psychology graduates make fine researchers and rarely know that the job exists. I help " +
      "you turn a thesis, a call-centre year or a volunteer project into a case study that a " +
      "hiring manager believes.",
    helps: [
      "A research portfolio without a design degree",
      "Interviewing users so that they tell you things",
      "Changing field after a psychology degree",
      "Case studies with a problem in them",
      "First UX jobs in health and banking",
    ],
    bio:
      "The master’s selection panel in Durban turned me down, kindly, and I sat in the car park " +
      "at the beachfront eating a bunny chow and applying for anything with “people” in the " +
      "advert. One was a bank that wanted somebody to watch customers use a cash machine. I " +
      "watched four hundred of them.\n\n" +
      "At Blue Crane I study how nurses use screens with gloves on. I look at portfolios the way " +
      "I look at everything: silently first, taking notes, and afterwards I tell you where I got " +
      "lost.",
    skills: [
      "UX research",
      "portfolios",
      "interviewing users",
      "psychology graduates",
      "usability testing",
    ],
    categories: ["design", "health"],
    languages: ["en"],
    priceCents: 32000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "07:00", end: "08:30" },
      { weekday: 3, start: "17:15", end: "20:15" },
      { weekday: 6, start: "13:00", end: "15:00" },
    ],
    minNoticeHours: 4,
    completed: 31,
    status: "approved",
  },
  {
    key: "lwazi-ngcobo",
    name: "Lwazi Ngcobo",
    email: "lwazi.ngcobo@mentorlink.test",
    title: "Graphic and type designer",
    company: "Amagama Press",
    years: 12,
    intro:
      "Send me three pieces that you love and one that embarrasses you. We usually learn most " +
      "from the fourth. I help with type, logos, portfolios and the awkward conversation about " +
      "price.",
    helps: [
      "A portfolio for agencies and one for clients",
      "Logos with a reason",
      "Setting type in languages with long words",
      "Quoting, invoicing, getting the deposit",
      "Print: what the printer wishes you knew",
    ],
    bio:
      "My training was church banners in KwaMashu, painted by hand at fifteen rand a letter, so " +
      "I learnt early to keep a message short. A diploma came later, and a bad two years at an " +
      "agency where I drew burgers. When I set my first book in isiZulu I found that every " +
      "column was built for shorter words, and I have been redrawing letters since.\n\n" +
      "Amagama makes school readers. I give criticism about the work, never the person, and I " +
      "will always tell you first what to keep.",
    skills: ["graphic design", "typography", "logos", "print", "pricing design work"],
    categories: ["design", "marketing"],
    languages: ["en", "zu", "xh"],
    priceCents: 24000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "09:00", end: "11:00" },
      { weekday: 4, start: "09:00", end: "11:00" },
      { weekday: 5, start: "17:00", end: "19:00" },
    ],
    minNoticeHours: 4,
    completed: 39,
    status: "approved",
  },
  {
    key: "chloe-jansen",
    name: "Chloé Jansen",
    email: "chloe.jansen@mentorlink.test",
    title: "Industrial designer",
    company: "Dassieklip Outdoor",
    years: 7,
    intro:
      "Making one of something is design school; making four thousand is the job. I help young " +
      "designers with portfolios, prototypes from cardboard up, and the first conversation with " +
      "a factory.",
    helps: [
      "A portfolio of objects, on a screen",
      "Prototypes on a student budget",
      "Talking with factories as a twenty-three-year-old",
      "Design or engineering: which door",
      "Protecting an idea without a fortune",
    ],
    bio:
      "I broke my mother’s sewing machine in Saldanha at eight, mended it at nine, and was " +
      "allowed to say so in my university interview, which she attended, to correct the details. " +
      "The first tent pole I designed for Dassieklip snapped on a family of five in the " +
      "Cederberg. I phoned them myself and went to fetch the pieces.\n\n" +
      "Those pieces hang over my bench. I like mentees who make things badly and early. Put a " +
      "photo link in your goals and we start from there.",
    skills: ["industrial design", "prototyping", "CAD", "product development", "manufacturing"],
    categories: ["design", "engineering"],
    languages: ["en", "af"],
    priceCents: 28000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 3, start: "18:30", end: "20:30" },
      { weekday: 6, start: "16:00", end: "18:00" },
    ],
    minNoticeHours: 12,
    completed: 8,
    status: "approved",
  },
  {
    key: "tebogo-kekana",
    name: "Tebogo Kekana",
    email: "tebogo.kekana@mentorlink.test",
    title: "Architect",
    company: "Mmila Seven",
    years: 16,
    intro:
      "The years between the first degree and registration are where architecture loses people. " +
      "I help with the logbook, the master’s portfolio, and choosing an office that will teach " +
      "you something.",
    helps: [
      "Candidacy and the logbook for SACAP",
      "A portfolio for the master’s year",
      "Working after Part 1: which offices teach",
      "Drawings that builders can build",
      "Leaving architecture for something near it",
    ],
    bio:
      "Siyabuswa had no architect, so the builder on our street drew plans on cement bags, and " +
      "as a boy I coloured in his roofs. It took me eleven years to qualify, with two spent " +
      "drawing bathrooms for a hotel group in order to pay the fees. I know that plumbing " +
      "symbols are nobody’s dream.\n\n" +
      "Mmila is seven people and does clinics, schools and one very small church. Describe your " +
      "situation with dates when you send a request. I answer every one, including those that I " +
      "cannot take.",
    skills: [
      "architecture",
      "SACAP registration",
      "portfolios",
      "part-time study",
      "site drawings",
    ],
    categories: ["design", "engineering"],
    languages: ["en", "nso", "nr"],
    priceCents: 48000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 1, start: "17:30", end: "19:30" },
      { weekday: 4, start: "17:30", end: "19:30" },
    ],
    minNoticeHours: 24,
    completed: 15,
    status: "approved",
  },
];
