/** Initials on a colour of the person's own; decoration, since the name stands beside it. */
export function Face({ name, id, big = false }: { name: string; id: string; big?: boolean }) {
  const className = ["face", FACES[hash(id) % FACES.length], big && "big"]
    .filter(Boolean)
    .join(" ");
  return (
    <span className={className} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

const FACES = ["", "f2", "f3", "f4"];

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word) => [...(word ?? "")][0],
  );
  return letters.join("").toUpperCase();
}

function hash(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 65_521;
  return sum;
}
