/** Every statement in source code that builds them with Kysely, run or not, by TypeScript's own eyes. */
import ts from "typescript";

export interface Statement {
  /** "db/queries/rooms.ts:26". */
  where: string;
  verb: string;
  tables: string[];
  /** Columns that every row must equal: `.where("a", "=", …)`, `.where("t.a", "in", …)`. */
  equated: string[];
}

const VERBS = ["selectFrom", "insertInto", "replaceInto", "updateTable", "deleteFrom", "mergeInto"];
/** In a template: more than an expression over columns. */
const NAMES_TABLES = /\b(from|join|into|update|delete|replace)\b/i;
const JOINS = /^((inner|left|right|full|cross)(Lateral)?Join|from|using)$/;

/** Throws where a table's name is nothing that the types tell, and at SQL written as text. */
export function statementsIn(files: string[]): Statement[] {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const found: Statement[] = [];

  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} cannot be read`);
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && NAMES_TABLES.test(node.template.getText()))
        throw new Error(`${placeOf(node)}: tables in SQL as text, which nobody checks`);
      if (ts.isCallExpression(node) && VERBS.includes(methodOf(node))) found.push(read(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;

  function read(root: ts.CallExpression): Statement {
    const chain = chainFrom(root);
    const joined = chain.filter((call) => JOINS.test(methodOf(call)));
    return {
      where: placeOf(root),
      verb: methodOf(root),
      tables: [root, ...joined].flatMap(tablesOf),
      equated: chain.flatMap(equatedBy),
    };
  }

  function tablesOf(call: ts.CallExpression): string[] {
    const [table] = call.arguments;
    if (!table) return [];
    if (ts.isArrayLiteralExpression(table)) return table.elements.flatMap(namesOf);
    // A subquery: a statement of its own.
    return ts.isArrowFunction(table) ? [] : namesOf(table);
  }

  /** The type of "sessions as s" says so; so does that of a variable over a few tables. */
  function namesOf(node: ts.Expression): string[] {
    const type = checker.getTypeAtLocation(node);
    const types = type.isUnion() ? type.types : [type];
    return types.map((one) => {
      if (!one.isStringLiteral()) throw new Error(`${placeOf(node)}: which table is that?`);
      return one.value.split(" as ")[0] ?? "";
    });
  }
}

function methodOf({ expression }: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}

/** `root` and the calls upon what it answers: `root(…).where(…).execute()`. */
function chainFrom(root: ts.CallExpression): ts.CallExpression[] {
  const chain = [root];
  for (const { parent } of chain) {
    if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) {
      if (parent.parent.expression === parent) chain.push(parent.parent);
    }
  }
  return chain;
}

function equatedBy(call: ts.CallExpression): string[] {
  const [column, sign] = call.arguments;
  if (methodOf(call) !== "where" || !column || !sign) return [];
  if (!ts.isStringLiteral(column) || !ts.isStringLiteral(sign)) return [];
  return ["=", "in"].includes(sign.text) ? [column.text.split(".").at(-1) ?? ""] : [];
}

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
