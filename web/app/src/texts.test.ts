// @vitest-environment node
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** What readers see or hear of an element, beside its content. */
const spoken = new Set(["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt", "label"]);

/** Words, and not signs such as ×. */
const words = /\p{L}{2,}/u;

/** The name of the program is no text to translate. */
const names = new Set(["lab"]);

/** The texts that a source holds itself. */
function own(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const tell = (node: ts.Node, text: string) => {
    const said = text.trim();
    if (words.test(said) && !names.has(said)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${said}`);
  };
  const literals = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node)) tell(node, node.text);
    else if (ts.isTemplateExpression(node)) [node.head, ...node.templateSpans.map((span) => span.literal)].forEach((part) => tell(part, part.text));
    // What is compared or handed to a function is not shown.
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(literals);
    else if (ts.isBinaryExpression(node) && [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.AmpersandAmpersandToken].includes(node.operatorToken.kind)) {
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) literals(node.left);
      literals(node.right);
    } else if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) node.forEachChild(literals);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) tell(node, node.text);
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) literals(node);
    else if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer) literals(node.initializer);
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

test("every text of the page stands among the texts", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((file) => own(file, readFileSync(path.join(import.meta.dirname, file), "utf8")))).toEqual([]);
});

test("a text elsewhere is found", () => {
  expect(own("a.tsx", '<p title="Press me">{on ? "Yes" : x} Some text {`and ${more} here`}<b class="strong">×</b></p>').length).toBe(5);
});
