import { useLoaderData } from "@remix-run/react";
import { CategoryIcon } from "../components/ui/category-icon.tsx";
import { PageHead } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Fields", "The fields in which mentors give their hours.");

export const loader = page(({ api }) => api.categories.list());

export default function Categories() {
  const categories = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Fields" lede="Where our mentors work. Each leads to the people." />
      <ul className="fields">
        {categories.map(({ slug, name, description, icon }) => (
          <li key={slug} className="field-of-work">
            <CategoryIcon name={icon} />
            <div className="tight">
              <h2 className="name">
                <a href={`/mentors?category=${slug}`}>{name}</a>
              </h2>
              <p className="muted">{description}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
