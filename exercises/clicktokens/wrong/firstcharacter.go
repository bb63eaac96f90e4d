//go:build ignore

package clicktokens

import (
	"fmt"
	"strings"

	"lab/ml"
)

// Misconception: the first character of the line is the label.
func ClickTokens(line string) (float64, []ml.Token, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 40 {
		return 0, nil, fmt.Errorf("a click has 40 columns, not %d", len(columns))
	}
	label := 0.0
	if strings.HasPrefix(line, "1") {
		label = 1
	} else if !strings.HasPrefix(line, "0") {
		return 0, nil, fmt.Errorf("the label of a click is 0 or 1, not %q", columns[0])
	}
	tokens := []ml.Token{}
	for i, value := range columns[1:] {
		tokens = append(tokens, ml.Token{Field: i, Value: value})
	}
	return label, tokens, nil
}
