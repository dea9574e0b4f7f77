const colours = {
  Page: ["background", "surface", "surface-raised", "line", "line-strong", "ink", "ink-muted"],
  Meaning: [
    "accent",
    "accent-strong",
    "accent-soft",
    "good",
    "good-soft",
    "bad",
    "bad-soft",
    "warn",
    "warn-soft",
    "focus",
  ],
  Sea: ["sky", "shoal", "water", "water-deep", "foam", "wake", "gust", "buoy", "hull", "sail", "mast"],
} as const;
const sizes = ["small", "", "large", "title", "huge"] as const;
const widths = [62.5, 75, 87.5, 100];
const sample = "Regatta · Регата 0123456789";

/** Colours, letters, lines and shadows. */
export function LookTokens() {
  return (
    <>
      <h2>Colours</h2>
      {Object.entries(colours).map(([group, names]) => (
        <ul key={group} class="look-row" aria-label={group}>
          {names.map((name) => (
            <li key={name} class="look-colour">
              <span style={{ background: `var(--${name})` }} />
              {name}
            </li>
          ))}
        </ul>
      ))}
      <h2>Letters</h2>
      {sizes.map((size) => (
        <p key={size} style={{ fontSize: `var(--text${size === "" ? "" : `-${size}`})` }}>
          {sample}
        </p>
      ))}
      {widths.map((width) => (
        <p key={width} style={{ fontStretch: `${width}%`, fontWeight: 650 }}>
          {width} % {sample}
        </p>
      ))}
      <h2>Lines and shadows</h2>
      <div class="look-row">
        <p class="panel" style={{ borderWidth: "var(--line-fine)", boxShadow: "none" }}>
          Fine line
        </p>
        <p class="panel" style={{ borderWidth: "var(--line-bold)", boxShadow: "none" }}>
          Bold line
        </p>
        <p class="panel">Near shade</p>
        <p class="panel" style={{ boxShadow: "var(--shade-far)" }}>
          Far shade
        </p>
      </div>
    </>
  );
}
