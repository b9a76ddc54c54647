/** What search looks through: everything a mentor says, lower-cased, in one text. */
export interface Searchable {
  name: string;
  jobTitle: string;
  company: string;
  intro: string;
  helps: readonly string[];
  bio: string;
  skills: readonly string[];
  /** Names of categories. */
  categories: readonly string[];
}

export function searchText(profile: Searchable): string {
  const { name, jobTitle, company, intro, helps, bio, skills, categories } = profile;
  return [name, jobTitle, company, ...skills, ...helps, ...categories, intro, bio]
    .join("\n")
    .toLowerCase();
}
