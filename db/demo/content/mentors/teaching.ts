import type { Mentor } from "../types.ts";

export const teachingMentors: Mentor[] = [
  {
    key: "gloria-maluleke",
    name: "Gloria Maluleke",
    email: "gloria.maluleke@mentorlink.test",
    title: "Foundation phase head",
    company: "Nkuwa Hill Primary School",
    years: 29,
    intro:
      "New teachers ask me about discipline and I ask them about their seating plan. I help " +
      "student teachers and first-years with large classes, reading, and the thousand small " +
      "decisions of a school day. I ask no fee.",
    helps: [
      "Fifty children and one of you",
      "Teaching practice and the supervisor’s visit",
      "Reading in the mother tongue first",
      "Lesson plans that fit the day you have",
      "Your first parents’ evening",
    ],
    bio:
      "Malamulele, 1996: my first class had sixty-eight learners, nineteen desks, and a hen that " +
      "came in by the window. I shouted for a month and lost my voice. In the silence the " +
      "children got quieter, to hear me, and I have hardly raised it again in twenty-nine " +
      "years.\n\n" +
      "Every one of my own teachers was somebody’s gift to me, so this is how I say thank you. " +
      "After school I sit in my classroom with a flask of tea and answer whoever has booked.",
    skills: [
      "foundation phase",
      "classroom discipline",
      "lesson planning",
      "teaching practice",
      "reading",
    ],
    categories: ["teaching"],
    languages: ["en", "ts", "nso"],
    priceCents: 0,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "15:30", end: "17:00" },
      { weekday: 2, start: "15:30", end: "17:00" },
      { weekday: 3, start: "15:30", end: "17:00" },
      { weekday: 4, start: "15:30", end: "17:00" },
    ],
    minNoticeHours: 4,
    completed: 76,
    status: "approved",
  },
  {
    key: "deon-arendse",
    name: "Deon Arendse",
    email: "deon.arendse@mentorlink.test",
    title: "Mathematics teacher",
    company: "Seringlaan High School",
    years: 15,
    intro:
      "Mathematics is mostly confidence and sharpened pencils. I help graduates who are thinking " +
      "of a PGCE, new teachers with a lesson to plan, and tutors who want to charge fairly and " +
      "teach well.",
    helps: [
      "A PGCE after another degree",
      "Teaching algebra to people who gave up on it",
      "Matric marking: what earns the mark",
      "Tutoring on the side, fairly priced",
      "Applying for posts in the bulletin",
    ],
    bio:
      "Retrenched from a wine cellar’s laboratory in Paarl at twenty-nine, I took a temporary " +
      "post teaching grade nines because the school was across the road. It was awful until " +
      "about May. Then a boy named Curtley, who had not lifted his head all year, told me that I " +
      "explained fractions as if I was cross with them, and he was correct.\n\n" +
      "The post became permanent and I did the PGCE at night. I mark matric papers every " +
      "December and know exactly how marks are thrown away.",
    skills: ["mathematics teaching", "PGCE", "matric maths", "SACE", "tutoring"],
    categories: ["teaching"],
    languages: ["en", "af"],
    priceCents: 16000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 2, start: "16:00", end: "18:00" },
      { weekday: 4, start: "16:00", end: "18:00" },
      { weekday: 6, start: "08:00", end: "10:00" },
    ],
    minNoticeHours: 4,
    completed: 47,
    status: "approved",
  },
  {
    key: "nthabiseng-mofokeng",
    name: "Nthabiseng Mofokeng",
    email: "nthabiseng.mofokeng@mentorlink.test",
    title: "TVET lecturer",
    company: "Lehakwe Technical College",
    years: 11,
    intro:
      "The hardest part of a college diploma is the eighteen months of work experience that you " +
      "must find yourself. I have placed more than three hundred students and I know how to ask.",
    helps: [
      "College or university, with the costs side by side",
      "Finding the eighteen months of workplace time",
      "Becoming a TVET lecturer",
      "Learnerships and how to read the contract",
      "Telling your family that you changed course",
    ],
    bio:
      "My uncle said that college was for people who could not do better, and he said it at the " +
      "table, with me holding the prospectus. Today his grandson is in my class. I studied " +
      "electrical trade theory in Sasolburg, worked in a bakery’s maintenance team for four " +
      "years, and came back to lecture since the pay was steadier and the jokes were better.\n\n" +
      "Ke bua Sesotho le Senyesemane. I answer questions about placement with names of kinds of " +
      "companies, a script for the phone, and a date by which you will have made five calls.",
    skills: ["TVET colleges", "lecturing", "learnerships", "N4 to N6", "placement"],
    categories: ["teaching", "trades"],
    languages: ["en", "st"],
    priceCents: 19000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "18:30", end: "20:30" },
      { weekday: 5, start: "17:00", end: "19:00" },
      { weekday: 7, start: "09:00", end: "11:00" },
    ],
    minNoticeHours: 4,
    completed: 21,
    status: "approved",
  },
  {
    key: "siyabonga-cele",
    name: "Siyabonga Cele",
    email: "siyabonga.cele@mentorlink.test",
    title: "School principal",
    company: "Indlovana Combined School",
    years: 21,
    intro:
      "I sit on interview panels for teaching posts and I have chaired a few that went wrong. " +
      "Teachers come to me for their first post, a promotion, or a situation at school that they " +
      "cannot discuss at school.",
    helps: [
      "Interviews with a governing body",
      "From teacher to head of department",
      "Turning round one bad term",
      "Working in a rural school and liking it",
      "When a colleague is the problem",
    ],
    bio:
      "In my second month as principal the water tank ran dry, two teachers resigned on the same " +
      "Monday, and the governing body wanted to know about the netball jerseys. I dealt with the " +
      "jerseys first, because it could be finished. That is still my method, and our matric " +
      "results came up after it, slowly, over five years.\n\n" +
      "I was a history teacher and I miss it. Saturdays and Sundays are open for requests; tell " +
      "me in a few lines what has been tried already.",
    skills: [
      "school leadership",
      "teaching posts",
      "governing bodies",
      "mentoring teachers",
      "interviews",
    ],
    categories: ["teaching", "public-service"],
    languages: ["en", "zu"],
    priceCents: 33000,
    timezone: "Africa/Johannesburg",
    mode: "request",
    hours: [
      { weekday: 6, start: "14:00", end: "17:00" },
      { weekday: 7, start: "15:00", end: "18:00" },
    ],
    minNoticeHours: 24,
    completed: 13,
    status: "approved",
  },
  {
    key: "hester-nel",
    name: "Hester Nel",
    email: "hester.nel@mentorlink.test",
    title: "Learning support specialist",
    company: "Korhaan Remedial School",
    years: 24,
    intro:
      "If you have a psychology degree and no place in a master’s, there is meaningful work with " +
      "children that you may not have heard of. I also help teachers with the one learner they " +
      "lie awake about.",
    helps: [
      "Spotting dyslexia before grade three",
      "Careers with a psychology degree and no master’s",
      "Adapting one lesson for four kinds of learner",
      "Speaking with worried parents",
      "Moving from mainstream to remedial",
    ],
    bio:
      "Reading came to me at eleven. Until then I had memorised whole school books by having my " +
      "brother read them aloud on the farm near Lindley, and when the teacher turned two pages " +
      "at once I carried on with the wrong one. She kept it between us and taught me from the " +
      "beginning, during break, with a box of buttons.\n\n" +
      "I own a box like that and so does every teacher I have trained. My sessions are " +
      "unhurried, and I write you a short list at the end.",
    skills: [
      "learning support",
      "inclusive education",
      "dyslexia",
      "psychology honours",
      "play-based teaching",
    ],
    categories: ["teaching", "health"],
    languages: ["en", "af"],
    priceCents: 26000,
    timezone: "Africa/Johannesburg",
    mode: "instant",
    hours: [
      { weekday: 1, start: "14:30", end: "16:30" },
      { weekday: 3, start: "14:30", end: "16:30" },
    ],
    minNoticeHours: 12,
    completed: 17,
    status: "approved",
  },
];
