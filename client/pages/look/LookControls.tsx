import { Notice } from "../parts/Notice.tsx";

const looks = [undefined, "main", "danger", "quiet"] as const;
const tones = ["info", "good", "warn", "bad"] as const;

/** Buttons, fields, notices, chips and tables. `mood` keeps the names of fields apart. */
export function LookControls({ mood }: { readonly mood: string }) {
  return (
    <>
      <h2>Buttons</h2>
      {looks.map((look) => (
        <div key={look} class="look-row">
          <button type="button" class="button" data-look={look}>
            {look ?? "plain"}
          </button>
          <button type="button" class="button" data-look={look} data-size="small">
            small
          </button>
          <button type="button" class="button" data-look={look} disabled>
            disabled
          </button>
          <button type="button" class="button look-focused" data-look={look}>
            focused
          </button>
          <button type="button" class="button" data-look={look} aria-pressed="true">
            pressed
          </button>
          <button type="button" class="button" data-look={look} aria-disabled="true">
            not now
          </button>
        </div>
      ))}
      <h2>Fields</h2>
      <div class="look-row">
        <label class="field">
          Empty
          <input class="input" placeholder="a hint" />
        </label>
        <label class="field">
          Written
          <input class="input" value="Swift Herons" />
        </label>
        <label class="field">
          Wrong
          <input class="input" aria-invalid="true" value="-1" />
          <span class="error">A number from 0 on</span>
        </label>
        <label class="field">
          Code
          <input class="input" data-look="code" value="K7PQ3X" />
        </label>
        <label class="field">
          Disabled
          <input class="input" disabled value="later" />
        </label>
      </div>
      <fieldset class="look-row">
        <legend>Choices</legend>
        <label>
          <input type="radio" name={`${mood} radio`} checked /> this
        </label>
        <label>
          <input type="radio" name={`${mood} radio`} /> that
        </label>
        <label>
          <input type="checkbox" checked /> both
        </label>
        <label>
          <input type="range" /> how much
        </label>
      </fieldset>
      <h2>Notices and chips</h2>
      <div class="stack">
        {tones.map((tone) => (
          <Notice key={tone} tone={tone}>
            {tone}: with a <a href="/">way to the first page</a>
          </Notice>
        ))}
      </div>
      <p class="look-row">
        <span class="badge">chip</span> <span class="code">K7PQ3X</span> <a href="/">to the first page</a>
        <button type="button" class="text-button">
          a word that does something
        </button>
      </p>
      <h2>Cards and tables</h2>
      <div class="panel">
        <table class="table">
          <thead>
            <tr>
              <th class="number">Place</th>
              <th>Team</th>
              <th class="number">Points</th>
            </tr>
          </thead>
          <tbody>
            {["Foxes", "Otters", "Herons"].map((name, index) => (
              <tr key={name} data-own={index === 1}>
                <td class="number">{index + 1}</td>
                <th class="team-name">{name}</th>
                <td class="number">{1111 - index * 40}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
