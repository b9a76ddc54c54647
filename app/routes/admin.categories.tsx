import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CategoryForm } from "../components/admin/category-form.tsx";
import { AnyFormErrors, PageHead, Section } from "../components/ui/index.ts";
import { form, page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Fields");

export const loader = page(async ({ api, context }) => {
  // The list is anybody's; this page is the admins'.
  await api.admin.overview();
  return {
    categories: await api.categories.list(),
    constraints: {
      create: context.constraints("categories.create"),
      update: context.constraints("categories.update"),
    },
  };
});

export const action = form(async ({ api, input, formData }) => {
  if (formData.get("intent") === "new") await api.categories.create(input("categories.create"));
  else await api.categories.update(input("categories.update"));
  return redirect("/admin/categories");
});

export default function AdminCategories() {
  const { categories, constraints } = useLoaderData<typeof loader>();
  return (
    <>
      <AnyFormErrors inPlace={["new", ...categories.map(({ slug }) => slug)]} />
      <PageHead
        title="Fields"
        lede="In the order of their positions. A short name never changes: addresses hold it."
        back={{ href: "/admin", label: "Queues" }}
      />
      {categories.map((category) => (
        <Section key={category.slug} title={category.name}>
          <details>
            <summary className="tap">{category.description}</summary>
            <CategoryForm category={category} constraints={constraints.update} />
          </details>
        </Section>
      ))}
      <Section title="A new field">
        <CategoryForm constraints={constraints.create} />
      </Section>
    </>
  );
}
