package dataset

import (
	"fmt"
	"strconv"
	"strings"

	"lab/dataset/standin"
)

// A click has ClickNumbers integer fields, then ClickFields-ClickNumbers categories.
const (
	ClickNumbers = standin.ClickNumbers
	ClickFields  = standin.ClickNumbers + standin.ClickCategories
)

// Click is one line of "criteo": a view of an advertisement.
type Click struct {
	Label  float64  // 1 if it was clicked, else 0
	Fields []string // ClickFields values, "" where one is missing: ClickNumbers integers, then categories of 8 hexadecimal digits
}

// ParseClick reads a line of the Criteo sample: a label, 13 integers and 26 categories, separated by tabs, each empty where it is
// missing. It returns an error for another number of columns, a label that is not 0 or 1, an integer that is none and a
// category that is not 8 hexadecimal digits. The fields share the memory of the line.
func ParseClick(line string) (Click, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 1+ClickFields {
		return Click{}, fmt.Errorf("%d columns, want %d (a label, %d integers and %d categories, separated by tabs)",
			len(columns), 1+ClickFields, ClickNumbers, ClickFields-ClickNumbers)
	}
	c := Click{Fields: columns[1:]}
	switch columns[0] {
	case "0":
	case "1":
		c.Label = 1
	default:
		return Click{}, fmt.Errorf("column 1 is %s, want the label 0 or 1", quoted(columns[0]))
	}
	for i, f := range c.Fields {
		switch {
		case f == "":
		case i < ClickNumbers:
			if _, err := strconv.ParseInt(f, 10, 64); err != nil {
				return Click{}, fmt.Errorf("column %d is %s, want an integer or nothing", i+2, quoted(f))
			}
		case !hexadecimal(f):
			return Click{}, fmt.Errorf("column %d is %s, want 8 hexadecimal digits or nothing", i+2, quoted(f))
		}
	}
	return c, nil
}

func hexadecimal(s string) bool {
	if len(s) != 8 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}
