import { useLoaderData } from "@remix-run/react";
import { PageHead, When } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Log");

export const loader = page(({ api, input }) => api.admin.log(input("admin.log")));

export default function AdminLog() {
  const { rows, page: number, more, actions, asked } = useLoaderData<typeof loader>();
  const at = (page: number) => `?${new URLSearchParams({ ...asked, page: String(page) })}`;
  return (
    <>
      <PageHead
        title="Log"
        lede="Every decision about people and money. Rows are never changed."
        back={{ href: "/admin", label: "Queues" }}
      />
      <form method="get" className="form stack">
        <div className="field">
          <label htmlFor="action">What was done</label>
          <select id="action" name="action" defaultValue={asked.action}>
            <option value="">Anything</option>
            {actions.map((action) => (
              <option key={action} value={action}>
                {action.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="about">Who or what</label>
          <small id="about-hint">Part of a name, an e-mail address or an id.</small>
          <input
            type="search"
            id="about"
            name="about"
            aria-describedby="about-hint"
            maxLength={100}
            defaultValue={asked.about}
          />
        </div>
        <div>
          <button type="submit" className="btn quiet full">
            Show
          </button>
        </div>
      </form>
      {rows.length === 0 && <p>Nothing like that.</p>}
      <table className="flat">
        <caption className="vh">Newest first</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">About</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, at, actor, action, subject, details }) => (
            <tr key={id}>
              <th scope="row">{action.replaceAll("_", " ")}</th>
              <td data-l="When">
                <When at={at} show="day-time" />
              </td>
              <td data-l="Who">{actor ?? "The product"}</td>
              <td className="wide said">
                {subject}
                {details !== "{}" && <span className="muted"> {details}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="acts">
        {number > 1 && <a href={at(number - 1)}>Newer</a>}
        {more && <a href={at(number + 1)}>Older</a>}
      </p>
    </>
  );
}
