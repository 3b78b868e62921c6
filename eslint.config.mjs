import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

const javaScript = ["**/*.mjs", "**/*.cjs"];

export default defineConfig(
  globalIgnores([
    ...["dist/", ".dist-*/", "coverage/", "reference/", "build/"],
    // Compiled by its test, with an SDK that is generated there.
    "examples/ucloud-instance/typescript/",
  ]),
  {
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      globals: globals.nodeBuiltin,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // `["Name"]` marks a name that no type vouches for; TypeScript's own check of it does not know `process.env`.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      // A number in a text is plain; anything else that is no text is most likely a mistake.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `() => list.push(item)` is how a callback is written on one line.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true, ignoreVoidOperator: true },
      ],
      // `() => void act()` returns nothing, whatever `act` returns some day.
      "@typescript-eslint/no-meaningless-void-operator": "off",
      // An interface asks for a promise, and `async` makes a throw a rejection, also where nothing is awaited.
      "@typescript-eslint/require-await": "off",
      // `const { zone, ...rest }` is how a field is left out. tsc checks parameters the same way.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      // Texts from outside are searched for control characters on purpose.
      "no-control-regex": "off",
      // There is no other way to unset an environment variable, or to forget a loaded module.
      "@typescript-eslint/no-dynamic-delete": "off",
      // What stopped a task is passed on as it is: the reason of a signal is whatever its owner gave.
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true, allowThrowingAny: true }],
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      // To do nothing is an answer, where somebody else asks for a function.
      "@typescript-eslint/no-empty-function": ["error", { allow: ["arrowFunctions", "asyncMethods"] }],
      // An interface gives an inferred type a name, which the reference links to.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      // The package's own manifest is found by the package's name when it runs, so that a bundle finds it too.
      "@typescript-eslint/no-require-imports": ["error", { allow: ["/package\\.json$"] }],
      // A bundle then leaves out what is not used: half of zod, which every start would read.
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
          message: 'Write: import * as z from "zod"',
        },
      ],
      // `[...text]` counts code points, which is what it is written for.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
    },
  },
  {
    // Plain JavaScript says nothing about types, so a value of unknown type is no finding there.
    files: javaScript,
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // What a test has on its stage are closures, and each test takes those that it needs.
    files: ["tests/**", "bench/**"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  // Stryker and its types are installed only where it runs.
  { files: ["scripts/mutation/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
