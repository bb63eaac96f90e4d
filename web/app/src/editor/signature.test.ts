// @vitest-environment jsdom
import { expect, test } from "vitest";
import { render } from "./signature";

test("the parameter at the cursor stands out", () => {
  const shown = render({ name: "strings.Repeat", params: ["s string", "count int"], active: 1, result: " string" });
  expect(shown.textContent).toBe("strings.Repeat(s string, count int) string");
  expect(shown.querySelector("strong")?.textContent).toBe("count int");
  const done = render({ name: "f", params: [], active: -1 });
  expect(done.textContent).toBe("f()");
  expect(done.querySelector("strong")).toBeNull();
});
