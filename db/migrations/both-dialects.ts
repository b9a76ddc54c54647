import {
  type CreateTableNode,
  ForeignKeyConstraintNode,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type RootOperationNode,
} from "kysely";

/**
 * Lets migrations say things once that the databases do not read alike:
 * - MySQL reads `references` behind a column and forgets it, so it becomes a constraint of the table;
 * - MySQL knows no `create index if not exists`, so the words go (migrate() takes the refusal for done).
 */
export const bothDialects: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode => {
    if (node.kind === "CreateIndexNode") return { ...node, ifNotExists: false };
    if (node.kind === "CreateTableNode") return withTableConstraints(node);
    const added = node.kind === "AlterTableNode" ? node.columnAlterations : undefined;
    if (added?.some((one) => one.kind === "AddColumnNode" && one.column.references))
      throw new Error("MySQL forgets references of an added column: add a constraint");
    return node;
  },
  transformResult: async ({ result }) => result,
};

function withTableConstraints(node: CreateTableNode): CreateTableNode {
  const table = node.table.table.identifier.name;
  const constraints = node.columns.flatMap(({ column, references }) =>
    references
      ? [
          ForeignKeyConstraintNode.create(
            [column],
            references.table,
            references.columns,
            `${table}_${column.column.name}_fk`,
          ),
        ]
      : [],
  );
  return {
    ...node,
    columns: node.columns.map((column) => ({ ...column, references: undefined })),
    constraints: [...(node.constraints ?? []), ...constraints],
  };
}
