//go:build ignore

package clicktokens

import (
	"fmt"
	"strings"

	"lab/ml"
)

// Misconception: 0 stands for a click.
func ClickTokens(line string) (float64, []ml.Token, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 40 || columns[0] != "0" && columns[0] != "1" {
		return 0, nil, fmt.Errorf("not a click: %q", line)
	}
	label := 0.0
	if columns[0] == "0" {
		label = 1
	}
	tokens := []ml.Token{}
	for i, value := range columns[1:] {
		tokens = append(tokens, ml.Token{Field: i, Value: value})
	}
	return label, tokens, nil
}
