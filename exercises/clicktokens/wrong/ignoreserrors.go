//go:build ignore

package clicktokens

import (
	"strings"

	"lab/ml"
)

// Misconception: data are always as they should be.
func ClickTokens(line string) (float64, []ml.Token, error) {
	columns := strings.Split(line, "\t")
	label := 0.0
	if columns[0] == "1" {
		label = 1
	}
	tokens := []ml.Token{}
	for i, value := range columns[1:] {
		tokens = append(tokens, ml.Token{Field: i, Value: value})
	}
	return label, tokens, nil
}
