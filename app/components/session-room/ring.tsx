/** The mark as a clock: twelve petals of five minutes; those that are left are lit. Decoration. */
export function Ring({ petals }: { petals: number }) {
  const petal = {
    cx: 16,
    cy: 16,
    r: 10,
    fill: "none",
    stroke: "currentColor",
    strokeWidth: 8,
    pathLength: 12,
    strokeDashoffset: -0.22,
  };
  const lit = `${".56 .44 ".repeat(petals)}0 ${12 - petals}`;
  return (
    <svg className="dial" width="40" height="40" viewBox="0 0 32 32" aria-hidden="true">
      <g transform="rotate(-90 16 16)">
        <circle {...petal} strokeDasharray=".56 .44" />
        {petals > 0 && (
          <circle
            {...petal}
            className="on"
            strokeDasharray={petals === 12 ? ".56 .44" : lit}
            transform={`rotate(${(12 - petals) * 30} 16 16)`}
          />
        )}
      </g>
    </svg>
  );
}
