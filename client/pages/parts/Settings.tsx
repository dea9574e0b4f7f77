import { useEffect, useRef } from "preact/hooks";
import { languages } from "../../../shared/languages.ts";
import { languageNames } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/texts.ts";
import { themeChoices } from "../../store/preferences.ts";
import { useApp } from "../AppContext.ts";

/** Language, theme, motion and sound, for every page. */
export function Settings() {
  const { app } = useTexts();
  const { preferences } = useApp();
  const menu = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const closeOutside = (event: Event) => {
      if (menu.current && event.target instanceof Node && !menu.current.contains(event.target)) {
        menu.current.open = false;
      }
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, []);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };

  return (
    <details class="settings" ref={menu} onKeyDown={closeOnEscape}>
      <summary class="button" data-size="small" aria-label={app.settings} title={app.settings}>
        <span aria-hidden="true">⚙</span>
        <span class="settings-label">{app.settings}</span>
      </summary>
      <div class="settings-menu">
        <fieldset>
          <legend>{app.language}</legend>
          {languages.map((language) => (
            <label key={language} lang={language}>
              <input
                type="radio"
                name="language"
                checked={preferences.language.value === language}
                onChange={() => preferences.setLanguage(language)}
              />
              {languageNames[language]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{app.theme}</legend>
          {themeChoices.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="theme"
                value={choice}
                checked={preferences.themeChoice.value === choice}
                onChange={() => preferences.setTheme(choice)}
              />
              {app.themes[choice]}
            </label>
          ))}
        </fieldset>
        <MotionSwitch />
        <SoundSwitch />
        <HapticSwitch />
      </div>
    </details>
  );
}

function MotionSwitch() {
  const { app } = useTexts();
  const { preferences } = useApp();
  const isStilled = preferences.isStilledBySystem.value;
  return (
    <label>
      <input
        type="checkbox"
        name="motion"
        checked={preferences.isMoving.value}
        disabled={isStilled}
        title={isStilled ? app.motionHint : undefined}
        onChange={(event) => preferences.setMotion(event.currentTarget.checked ? "on" : "off")}
      />
      {app.motion}
    </label>
  );
}

/** Only where there is something to feel. */
function HapticSwitch() {
  const { app } = useTexts();
  const { haptics, preferences } = useApp();
  if (!haptics.isThere) return null;
  return (
    <label>
      <input
        type="checkbox"
        name="haptics"
        checked={haptics.isOn.value && preferences.isMoving.value}
        disabled={!preferences.isMoving.value}
        onChange={(event) => haptics.setOn(event.currentTarget.checked)}
      />
      {app.haptics}
    </label>
  );
}

function SoundSwitch() {
  const { app, format } = useTexts();
  const { sounds } = useApp();
  const isOn = sounds.isOn.value;
  return (
    <fieldset>
      <legend>{app.sound}</legend>
      <label>
        <input
          type="checkbox"
          name="sound"
          checked={isOn}
          onChange={(event) => sounds.setOn(event.currentTarget.checked)}
        />
        {app.soundOn}
      </label>
      <label>
        <input
          type="checkbox"
          name="music"
          checked={sounds.isMusicOn.value}
          disabled={!isOn}
          onChange={(event) => sounds.setMusicOn(event.currentTarget.checked)}
        />
        {app.musicOn}
      </label>
      <label>
        <span>{app.volume}</span>
        <input
          type="range"
          name="volume"
          min="0"
          max="1"
          step="0.05"
          value={sounds.volume.value}
          disabled={!isOn}
          aria-valuetext={format.percent(sounds.volume.value)}
          onInput={(event) => sounds.setVolume(event.currentTarget.valueAsNumber)}
          onChange={() => sounds.play("accepted")}
        />
      </label>
    </fieldset>
  );
}
