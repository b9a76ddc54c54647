/** What a mentor's profile needs before an admin is asked to look at it, and as long as it is listed. */
export interface Checkable {
  jobTitle: string;
  company: string;
  intro: string;
  bio: string;
  skills: readonly string[];
  categories: readonly string[];
  languages: readonly string[];
  hasHours: boolean;
  emailVerified: boolean;
}

export interface Lack {
  /** The field of the profile's form that mends it; null when it is mended elsewhere. */
  field: string | null;
  words: string;
}

const SHORTEST_INTRO = 40;
const SHORTEST_BIO = 80;

export function lacksOf(profile: Checkable): Lack[] {
  const needs: [boolean, string | null, string][] = [
    [profile.emailVerified, null, "Confirm your e-mail address"],
    [profile.jobTitle !== "", "jobTitle", "Say what your job is"],
    [profile.company !== "", "company", "Say where you work"],
    [
      profile.intro.length >= SHORTEST_INTRO,
      "intro",
      `Say what you help with, in ${SHORTEST_INTRO} characters or more`,
    ],
    [
      profile.bio.length >= SHORTEST_BIO,
      "bio",
      `Say who you are, in ${SHORTEST_BIO} characters or more`,
    ],
    [profile.skills.length > 0, "skills", "Name a skill that people would search for"],
    [profile.categories.length > 0, "categories", "Choose a field"],
    [profile.languages.length > 0, "languages", "Choose a language"],
    [profile.hasHours, null, "Open some hours"],
  ];
  return needs.filter(([met]) => !met).map(([, field, words]) => ({ field, words }));
}
