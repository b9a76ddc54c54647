import type { ReactNode } from "react";
import { errorOf, type FormState, fieldId, valuesOf } from "../../lib/form-state.ts";
import { FieldError } from "./field.tsx";

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** Radio buttons, or checkboxes with `many`. Lines between them with `lined`. */
export function Choice({
  form,
  name,
  legend,
  hint,
  options,
  defaultValues,
  many = false,
  lined = false,
}: {
  form: FormState;
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: readonly ChoiceOption[];
  defaultValues?: readonly string[];
  many?: boolean;
  lined?: boolean;
}) {
  const id = fieldId(form, name);
  const error = errorOf(form, name);
  const chosen = valuesOf(form, name, defaultValues);
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className={error ? "bad" : undefined} aria-describedby={by || undefined}>
      <legend>{legend}</legend>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={lined ? "choices" : undefined}>
        {options.map((option, index) => (
          <label className="pick" key={option.value}>
            <input
              type={many ? "checkbox" : "radio"}
              id={index === 0 ? id : `${id}-${index}`}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              required={!many && form.constraints[name]?.required}
              aria-invalid={error ? true : undefined}
            />
            <span>{option.label}</span>
            {option.hint && <small>{option.hint}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick: "I agree to the terms". Its value is "on". */
export function Tick({
  form,
  name,
  label,
  hint,
  defaultChecked = false,
  required,
}: {
  form: FormState;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultChecked?: boolean;
  required?: boolean;
}) {
  const id = fieldId(form, name);
  const error = errorOf(form, name);
  return (
    <div className={error ? "bad" : undefined}>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <label className="pick">
        <input
          type="checkbox"
          id={id}
          name={name}
          defaultChecked={valuesOf(form, name, defaultChecked ? ["on"] : []).length > 0}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>{label}</span>
        {hint && <small>{hint}</small>}
      </label>
    </div>
  );
}
