//go:build ignore

package clicktokens

import (
	"fmt"
	"strings"

	"lab/ml"
)

// Misconception: blanks around a value mean nothing.
func ClickTokens(line string) (float64, []ml.Token, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 40 {
		return 0, nil, fmt.Errorf("a click has 40 columns, not %d", len(columns))
	}
	label := 0.0
	switch columns[0] {
	case "0":
	case "1":
		label = 1
	default:
		return 0, nil, fmt.Errorf("the label of a click is 0 or 1, not %q", columns[0])
	}
	tokens := []ml.Token{}
	for i, value := range columns[1:] {
		tokens = append(tokens, ml.Token{Field: i, Value: strings.TrimSpace(value)})
	}
	return label, tokens, nil
}
