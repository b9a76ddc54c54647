/** What a mentor's profile needs before an admin is asked to look at it. */
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

const SHORTEST_INTRO = 40;
const SHORTEST_BIO = 80;

export function missingOf(profile: Checkable): string[] {
  const needs: [boolean, string][] = [
    [profile.emailVerified, "Confirm your e-mail address"],
    [profile.jobTitle !== "" && profile.company !== "", "Say where you work and as what"],
    [profile.intro.length >= SHORTEST_INTRO, "Say what you help with, in a sentence or two"],
    [profile.bio.length >= SHORTEST_BIO, "Say who you are, in a few sentences"],
    [profile.skills.length > 0, "Name a skill that people would search for"],
    [profile.categories.length > 0, "Choose a field"],
    [profile.languages.length > 0, "Choose a language"],
    [profile.hasHours, "Open some hours"],
  ];
  return needs.filter(([met]) => !met).map(([, words]) => words);
}
