import { ContrastIcon, MoonIcon, SunIcon, SystemIcon } from "../ui/icons";
import { texts } from "../texts";
import type { Theme, ThemeChoice } from "./theme";

const icons: Record<Theme, () => preact.JSX.Element> = {
  auto: SystemIcon,
  light: SunIcon,
  dark: MoonIcon,
  contrast: ContrastIcon,
};

export function ThemeToggle({ choice }: { choice: ThemeChoice }) {
  const theme = choice.theme.value;
  const Icon = icons[theme];
  const label = texts.theme.label(texts.theme.names[theme]);
  return (
    <button type="button" class="tool" data-testid="theme-toggle" data-theme-choice={theme} aria-label={label} title={label} onClick={() => choice.next()}>
      <Icon />
    </button>
  );
}
