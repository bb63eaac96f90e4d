import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  tseslint.configs.strict,
  {
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", { max: 400 }],
      "no-shadow": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // Named to be left out of the rest of an object.
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  // Generated: as long as the messages are.
  { files: ["src/wire.ts"], rules: { "max-lines": "off" } },
);
