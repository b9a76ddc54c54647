import { PACES } from "./pace.ts";

/** Part of the composer's form, so that changing it keeps the draft. */
export function PaceChoice({ pace, logHref }: { pace: string; logHref: string }) {
  return (
    <p className="data">
      <label htmlFor="pace">Look for new messages</label>
      <select id="pace" name="pace" defaultValue={pace}>
        {PACES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" name="intent" value="pace" className="link tap" formNoValidate>
        Set
      </button>
      <a className="tap" href={logHref} target="log">
        Look now
      </a>
      {pace === "paused" && (
        <span>
          {" "}
          Until ten minutes after the start it looks once a minute: that shows that you are here.
        </span>
      )}
    </p>
  );
}
