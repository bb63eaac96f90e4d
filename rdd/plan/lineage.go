package plan

import (
	"fmt"
	"strings"
)

// Lineage shows the node and everything it is computed from, in the layout of Spark's toDebugString: a number in
// parentheses opens each run of nodes that one stage computes, and is the number of partitions; "+-" hangs the stages
// below that a node reads through a shuffle.
func (n *Node) Lineage() string {
	return strings.Join(margin(n.Partitions, n.lineage(map[*Node]bool{})), "\n")
}

// entry is a line of a lineage: a node of the stage itself, or part of a block that hangs below it.
type entry struct {
	text  string
	below bool
}

func (n *Node) lineage(seen map[*Node]bool) []entry {
	text := n.String()
	if n.Level() != None {
		text += " [" + n.Level().String() + "]"
	}
	deps := n.Deps()
	if seen[n] && len(deps) > 0 {
		// Shown once: an RDD that is joined with itself again and again would fill pages.
		return []entry{{text: text + " (as above)"}}
	}
	seen[n] = true
	lines := []entry{{text: text}}
	for i, d := range deps {
		parent := d.Parent.lineage(seen)
		if d.Exchange == nil {
			lines = append(lines, parent...)
			continue
		}
		rest := "| "
		if i == len(deps)-1 {
			rest = "  "
		}
		for j, line := range margin(d.Parent.Partitions, parent) {
			if j == 0 {
				line = "+-" + line
			} else {
				line = rest + line
			}
			lines = append(lines, entry{text: line, below: true})
		}
	}
	return lines
}

// margin puts the number of partitions before the first line of a stage, and bars before the others.
func margin(partitions int, lines []entry) []string {
	head := fmt.Sprintf("(%d) ", partitions)
	bar := " |" + strings.Repeat(" ", len(head)-2)
	out := make([]string, len(lines))
	for i, l := range lines {
		switch {
		case i == 0:
			out[i] = head + l.text
		case l.below:
			out[i] = " " + l.text
		default:
			out[i] = bar + l.text
		}
	}
	return out
}
