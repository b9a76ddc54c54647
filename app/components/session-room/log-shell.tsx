import type { ReactNode } from "react";

/** A page of its own in the room's frame: no navigation, no script. */
export function LogShell({
  title,
  stylesHref,
  children,
}: {
  title: string;
  stylesHref: string;
  children: ReactNode;
}) {
  return (
    <html lang="en-ZA">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={stylesHref} />
      </head>
      <body className="frame">{children}</body>
    </html>
  );
}
