import type { FormState } from "../../lib/form-state.ts";
import { LANGUAGE_NAMES } from "../../lib/languages.ts";
import { Choice } from "../ui/index.ts";

export interface TastesData {
  categories: string[];
  languages: string[];
  allCategories: { slug: string; name: string }[];
}

/** Fields and languages, for both roles. */
export function Tastes({
  form,
  tastes,
  fieldsLegend,
}: {
  form: FormState;
  tastes: TastesData;
  fieldsLegend: string;
}) {
  return (
    <>
      <Choice
        form={form}
        name="categories"
        legend={fieldsLegend}
        hint="Three at most."
        many
        options={tastes.allCategories.map(({ slug, name }) => ({ value: slug, label: name }))}
        defaultValues={tastes.categories}
      />
      <Choice
        form={form}
        name="languages"
        legend="Languages"
        many
        options={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
        defaultValues={tastes.languages}
      />
    </>
  );
}
