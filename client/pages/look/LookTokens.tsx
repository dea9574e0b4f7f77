const colours = {
  Page: ["background", "surface", "surface-raised", "line", "line-strong", "ink", "ink-muted"],
  Meaning: [
    "accent",
    "accent-strong",
    "on-accent",
    "accent-soft",
    "good",
    "good-soft",
    "bad",
    "bad-soft",
    "bad-deep",
    "warn",
    "warn-soft",
    "focus",
    "shadow",
  ],
  Sea: [
    "sky",
    "star",
    "shoal",
    "dusk",
    "dusk-deep",
    "water",
    "water-deep",
    "on-water",
    "foam",
    "wake",
    "gust",
    "buoy",
    "hull",
    "sail",
    "mast",
  ],
  Categories: ["hue-1", "hue-2", "hue-3", "hue-4", "hue-5"],
  Petals: ["petal-rose", "petal-peach", "petal-lilac", "petal-heart"],
} as const;
const sizes = ["text-small", "text", "text-large", "text-title", "text-huge"] as const;
const fonts = ["font", "font-mono"] as const;
const spaces = ["space-1", "space-2", "space-3", "space-4", "space-5", "space-6", "tap"] as const;
const radii = ["radius-small", "radius", "radius-large"] as const;
const strokes = ["stroke-fine", "stroke-bold"] as const;
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
            <li key={name} class="look-colour" data-token={name}>
              <span style={{ background: `var(--${name})` }} />
              {name}
            </li>
          ))}
        </ul>
      ))}
      <h2>Letters</h2>
      {sizes.map((size) => (
        <p key={size} data-token={size} style={{ fontSize: `var(--${size})` }}>
          {sample}
        </p>
      ))}
      {fonts.map((font) => (
        <p key={font} data-token={font} style={{ fontFamily: `var(--${font})` }}>
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
        <p
          class="panel"
          data-token="line-fine"
          style={{ borderWidth: "var(--line-fine)", boxShadow: "none" }}
        >
          Fine line
        </p>
        <p
          class="panel"
          data-token="line-bold"
          style={{ borderWidth: "var(--line-bold)", boxShadow: "none" }}
        >
          Bold line
        </p>
        <p class="panel" data-token="shade-near" style={{ boxShadow: "var(--shade-near)" }}>
          Near shade
        </p>
        <p class="panel" data-token="shade-far" style={{ boxShadow: "var(--shade-far)" }}>
          Far shade
        </p>
        {strokes.map((stroke) => (
          <svg key={stroke} class="look-stroke" viewBox="0 0 48 48" data-token={stroke} aria-hidden="true">
            <circle cx="24" cy="24" r="20" style={{ strokeWidth: `var(--${stroke})` }} />
          </svg>
        ))}
      </div>
      <h2>Spaces and corners</h2>
      <div class="look-row">
        {spaces.map((space) => (
          <span
            key={space}
            class="look-space"
            data-token={space}
            style={{ width: `var(--${space})`, height: `var(--${space})` }}
            title={space}
          />
        ))}
        {radii.map((radius) => (
          <span
            key={radius}
            class="look-space"
            data-token={radius}
            style={{ width: "3rem", height: "3rem", borderRadius: `var(--${radius})` }}
            title={radius}
          />
        ))}
      </div>
    </>
  );
}
