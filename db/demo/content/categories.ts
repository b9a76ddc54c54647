import type { Category } from "./types.ts";

export const categories: Category[] = [
  {
    slug: "software",
    name: "Software and data",
    description: "Writing, testing and running software, and making sense of what the numbers say.",
    icon: "brackets",
  },
  {
    slug: "accounting",
    name: "Accounting and finance",
    description:
      "Articles and board exams, tax, audit, actuarial work and keeping a business solvent.",
    icon: "ledger",
  },
  {
    slug: "engineering",
    name: "Engineering",
    description:
      "Civil, mechanical, mining, process and power work, from vacation work to registration.",
    icon: "bridge",
  },
  {
    slug: "health",
    name: "Health",
    description: "Medicine, nursing, pharmacy, therapy and public health, as work and as a life.",
    icon: "cross",
  },
  {
    slug: "law",
    name: "Law",
    description:
      "Articles, pupillage, law clinics and work inside companies, and how to get to each.",
    icon: "scales",
  },
  {
    slug: "teaching",
    name: "Teaching",
    description:
      "Classrooms, colleges and schools: training, first posts, large classes and promotion.",
    icon: "book",
  },
  {
    slug: "design",
    name: "Design",
    description:
      "Graphic, product, research and building design, and portfolios that show how you think.",
    icon: "pencil",
  },
  {
    slug: "marketing",
    name: "Marketing and media",
    description:
      "Brands, campaigns, radio and the written word, for a company or on your own account.",
    icon: "megaphone",
  },
  {
    slug: "agriculture",
    name: "Agriculture and environment",
    description:
      "Growing, herding, conserving and assessing, with the sums that each of them needs.",
    icon: "leaf",
  },
  {
    slug: "trades",
    name: "Skilled trades",
    description:
      "Apprenticeships, trade tests, licences and running a workshop or a van that pays.",
    icon: "gear",
  },
  {
    slug: "public-service",
    name: "Public service",
    description:
      "Municipalities, policy, social work, libraries and rescue: getting in and doing it well.",
    icon: "people",
  },
  {
    slug: "business",
    name: "Business and start-ups",
    description: "Starting, pricing, hiring and managing, and the job search that comes before it.",
    icon: "chart",
  },
];
