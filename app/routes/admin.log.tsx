import { useLoaderData } from "@remix-run/react";
import { PageHead, When } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("Log");

export const loader = page(({ api, input }) => api.admin.log(input("admin.log")));

export default function AdminLog() {
  const { rows, page: number, more } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Log"
        lede="Every decision about people and money. Rows are never changed."
        back={{ href: "/admin", label: "Queues" }}
      />
      {rows.length === 0 && <p>Nothing yet.</p>}
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
        {number > 1 && <a href={`?page=${number - 1}`}>Newer</a>}
        {more && <a href={`?page=${number + 1}`}>Older</a>}
      </p>
    </>
  );
}
