package main

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
)

const preface = `# Conformance

Go's own test programs on the engines of lab: those of GOROOT/test that are one file and begin with ` + "`// run`" + `, in its top folder
and in typeparam, ken, chan and interface. A program is **ok** when it exits with 0 and prints what Go's own tests expect;
**refused** when the engine said, before anything of it ran, that it cannot run it right; **not** ok otherwise, with the first
line of the reason. Each may take %s and %d GB. ` + "`make conformance`" + ` writes this file; the programs are those of %s.

`

// write makes the document. Nothing in it depends on the machine or the time.
func write(engines []string, programs []program, results map[key]verdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, preface, timeLimit, memoryLimit>>30, runtime.Version())
	b.WriteString("| engine | ok | refused | not |")
	for _, f := range folders {
		fmt.Fprintf(&b, " %s |", title(f))
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --: |", 3+len(folders)) + "\n")
	for _, engine := range engines {
		states := map[state]int{}
		good, all := map[string]int{}, map[string]int{}
		for _, p := range programs {
			v := results[key{engine, p.name}]
			states[v.state]++
			all[folder(p.name)]++
			if v.state == ok {
				good[folder(p.name)]++
			}
		}
		fmt.Fprintf(&b, "| %s | %d of %d | %d | %d |", engine, states[ok], len(programs), states[refused], states[not])
		for _, f := range folders {
			fmt.Fprintf(&b, " %d of %d |", good[f], all[f])
		}
		b.WriteString("\n")
	}
	b.WriteString("\n## Programs that are not ok everywhere\n\n| program | " + strings.Join(engines, " | ") + " |\n| --- |" + strings.Repeat(" --- |", len(engines)) + "\n")
	for _, p := range programs {
		row, everywhere := "| "+p.name+" |", true
		for _, engine := range engines {
			v := results[key{engine, p.name}]
			everywhere = everywhere && v.state == ok
			row += " " + v.String() + " |"
		}
		if !everywhere {
			b.WriteString(row + "\n")
		}
	}
	return b.String()
}

func title(folder string) string {
	if folder == "." {
		return "top folder"
	}
	return folder
}

var releaseOf = regexp.MustCompile(`the programs are those of (\S+)\.\n`)

// read finds in a document which programs are not ok, and of which release of Go they are.
func read(document string) (notOK map[key]bool, release string) {
	if m := releaseOf.FindStringSubmatch(document); m != nil {
		release = m[1]
	}
	notOK = map[key]bool{}
	_, table, _ := strings.Cut(document, "| program |")
	lines := strings.Split("| program |"+table, "\n")
	engines := cells(lines[0])
	for _, line := range lines[min(2, len(lines)):] {
		row := cells(line)
		for i := 1; i < len(row) && i < len(engines); i++ {
			notOK[key{engines[i], row[0]}] = row[i] != string(ok)
		}
	}
	return notOK, release
}

func cells(row string) []string {
	list := strings.Split(strings.Trim(row, "| "), " | ")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}
