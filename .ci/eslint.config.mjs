// The phone's JavaScript has to run in every browser that knows ES2018: no later syntax, no later APIs.

import es from "eslint-plugin-es-x";

// All that the page uses of the browser. What is missing here, such as globalThis, is refused.
const BROWSER = [
  "Blob",
  "HTMLTextAreaElement",
  "Node",
  "ResizeObserver",
  "TextEncoder",
  "URL",
  "WebSocket",
  "addEventListener",
  "clearTimeout",
  "crypto",
  "document",
  "fetch",
  "history",
  "innerHeight",
  "localStorage",
  "location",
  "performance",
  "scrollTo",
  "scrollY",
  "self",
  "setInterval",
  "setTimeout",
];

export default [
  {
    files: ["server/web/**/*.js"],
    ...es.configs["flat/restrict-to-es2018"],
    languageOptions: {
      ecmaVersion: 2018,
      sourceType: "module",
      globals: Object.fromEntries(BROWSER.map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    // Methods are told by their names alone, as there are no types here: what only looks like a later API is refused too.
    settings: { "es-x": { aggressive: true } },
    rules: {
      ...es.configs["flat/restrict-to-es2018"].rules,
      "array-callback-return": "error",
      "consistent-return": "error",
      "curly": ["error", "multi-line"],
      "eqeqeq": "error",
      "no-cond-assign": "error",
      "no-const-assign": "error",
      "no-dupe-args": "error",
      "no-dupe-keys": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-redeclare": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "TemplateLiteral TemplateLiteral", message: "The minifier cannot read a template in a template." },
        {
          selector: ":not(CallExpression, VariableDeclarator) > Literal[regex]",
          message: "The minifier takes it for a division: make it a constant or the argument of a call.",
        },
      ],
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-undef": "error",
      "no-unreachable": "error",
      "no-unused-expressions": "error",
      "no-unused-vars": ["error", { caughtErrors: "none" }], // ES2018 has no catch without a name
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
