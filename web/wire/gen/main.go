// Command gen writes web/app/src/wire.ts: the TypeScript types of the messages between page and server.
//
// It reads the Go source of the packages that hold those types, so comments and constants come along and nobody types a
// message a second time. It covers what the wire uses and refuses the rest with an error: string types with constants
// become unions, structs become interfaces with their JSON names, `omitempty` becomes an optional property, and the
// struct tag `tstype` overrides a field's type. A test regenerates the file and fails when it differs.
//
//	go generate ./web/wire
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// sources lists the folders that hold the page's types, relative to the module root. Only the named types are taken
// where names are given.
var sources = []source{
	{dir: "notebook"},
	{dir: "notebook/history", only: []string{"VersionKind", "Auto", "Manual", "Before"}},
	{dir: "web/wire"},
	{dir: "kernel/display", only: []string{"MIMEInteractive"}},
	{dir: "kernel/wire", only: []string{"MIMEProgress", "Progress", "StageProgress", "TaskAttempt", "Outcome", "AttemptRunning",
		"AttemptSucceeded", "AttemptRetried", "AttemptFailed", "AttemptRaced", "HelpTopic", "SignatureTopic", "DefinitionTopic", "UsesTopic",
		"RenameTopic", "NamesTopic", "FindingsTopic", "FormatTopic", "VariablesTopic", "ValueTopic", "StorageTopic",
		"Help", "Signature", "Definition", "Place", "Edit", "CellNames", "UsedName",
		"Findings", "Finding", "FindingKind", "ErrorFinding", "SyntaxFinding", "WarningFinding", "UnusedFinding", "NotRunFinding", "Formatted",
		"Variables", "Unread", "CellRuns", "GoroutinesRun", "EngineTellsNot",
		"VariableKind", "VarName", "ConstName", "FuncName", "TypeName", "Variable", "VariableRDD", "VariableValue", "Storage", "ContextStorage", "StorageRDD",
		"PartitionState", "PartitionMissing", "PartitionComputing", "PartitionInMemory", "PartitionOnDisk", "PartitionEvicted", "PartitionLost", "AttemptInputLost",
		"MIMETable", "Table", "TableColumn", "TableRequestContent", "TableWindow"}},
}

func main() {
	out := flag.String("o", "web/app/src/wire.ts", "file to write, relative to -root")
	root := flag.String("root", ".", "module root")
	flag.Parse()
	text, err := generate(*root, sources)
	if err == nil {
		err = os.WriteFile(filepath.Join(*root, *out), text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
