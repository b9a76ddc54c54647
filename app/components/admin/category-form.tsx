import type { FormConstraints } from "../../../server/forms.ts";
import { useFormState } from "../../lib/form-state.ts";
import { ICON_NAMES } from "../ui/category-icon.tsx";
import { Field, FormErrors, Select, SubmitButton } from "../ui/index.ts";

interface Category {
  slug: string;
  name: string;
  description: string;
  icon: string;
  position: number;
  version: number;
}

/** Without a category: for a new one. */
export function CategoryForm({
  category,
  constraints,
}: {
  category?: Category;
  constraints: FormConstraints;
}) {
  const intent = category?.slug ?? "new";
  const form = useFormState(constraints, intent);
  return (
    <form method="post" className="stack" noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="intent" value={intent} />
      {category ? (
        <>
          <input type="hidden" name="slug" value={category.slug} />
          <input type="hidden" name="version" value={category.version} />
        </>
      ) : (
        <Field
          form={form}
          name="slug"
          label="Short name"
          hint="Small letters, digits and hyphens: public-service"
        />
      )}
      <Field form={form} name="name" label="Name" defaultValue={category?.name} />
      <Field
        form={form}
        name="description"
        label="Description"
        hint="One sentence."
        defaultValue={category?.description}
      />
      <Select
        form={form}
        name="icon"
        label="Icon"
        defaultValue={category?.icon}
        options={ICON_NAMES.map((name) => ({ value: name, label: name }))}
      />
      <Field
        form={form}
        name="position"
        label="Position"
        defaultValue={category?.position ?? 0}
        inputMode="numeric"
      />
      <SubmitButton kind="quiet" busy="Saving">
        {category ? `Save ${category.name}` : "Add the field"}
      </SubmitButton>
    </form>
  );
}
