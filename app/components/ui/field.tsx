import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "react";
import { errorOf, type FormState, fieldId, textOf } from "../../lib/form-state.ts";

interface Common {
  form: FormState;
  /** As in the procedure's input; parts joined with dots. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Shown while nothing was typed. */
  defaultValue?: string | number;
}

type Own = keyof Common | "id";

/** Label above, hint, error, input. The schema's constraints are spread onto the input. */
export function Field({
  form,
  name,
  label,
  hint,
  defaultValue,
  ...input
}: Common & Omit<InputHTMLAttributes<HTMLInputElement>, Own>) {
  const secret = input.type === "password";
  return (
    <Labelled {...{ form, name, label, hint }}>
      <input
        type="text"
        {...limits(form, name, input.type)}
        {...input}
        {...described(form, name, hint)}
        defaultValue={secret ? undefined : textOf(form, name, String(defaultValue ?? ""))}
      />
    </Labelled>
  );
}

export function TextArea({
  form,
  name,
  label,
  hint,
  defaultValue,
  ...area
}: Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>) {
  return (
    <Labelled {...{ form, name, label, hint }}>
      <textarea
        rows={3}
        {...limits(form, name, "text")}
        {...area}
        {...described(form, name, hint)}
        defaultValue={textOf(form, name, String(defaultValue ?? ""))}
      />
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({
  form,
  name,
  label,
  hint,
  defaultValue,
  options,
  ...select
}: Common & { options: readonly Option[] } & Omit<SelectHTMLAttributes<HTMLSelectElement>, Own>) {
  return (
    <Labelled {...{ form, name, label, hint }}>
      <select
        required={form.constraints[name]?.required}
        {...select}
        {...described(form, name, hint)}
        defaultValue={textOf(form, name, String(defaultValue ?? ""))}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({
  form,
  name,
  label,
  hint,
  children,
}: Pick<Common, "form" | "name" | "label" | "hint"> & { children: ReactNode }) {
  const id = fieldId(form, name);
  const error = errorOf(form, name);
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err" id={id}>
      <span className="vh">Error: </span>
      {children}
    </p>
  );
}

/** Id, name and what describes a field, for inputs of one's own. */
export function described(form: FormState, name: string, hint?: ReactNode) {
  const id = fieldId(form, name);
  const error = errorOf(form, name);
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    ...(by && { "aria-describedby": by }),
    ...(error && { "aria-invalid": true as const }),
  };
}

/** Number bounds only where the input is one: on text they would mean nothing. */
function limits(form: FormState, name: string, type = "text") {
  const { min, max, ...rest } = form.constraints[name] ?? {};
  return type === "number" ? { ...rest, min, max } : rest;
}
