package htmlfile

import "fmt"

// wordList is every text of the file that is not the notebook's, in one place.
type wordList struct {
	Lang, Code, Exercise, Locked, Output, Picture, Passed, Failed, Results, Errors string
}

var words = wordList{
	Lang: "en", Code: "Go code", Exercise: "Exercise", Locked: "Part of the lab", Output: "Output", Picture: "Picture",
	Passed: "passed", Failed: "failed", Results: "Results of the check", Errors: "Error",
}

// Points is how far a check came.
func (wordList) Points(has, of string) string { return has + " of " + of + " points" }

func rowsShown(shown, all int) string {
	if shown >= all {
		return fmt.Sprintf("%d rows", all)
	}
	return fmt.Sprintf("the first %d of %d rows", shown, all)
}

func cannotShow(kind string) string {
	return "An output of the type " + kind + ", which cannot be shown here."
}
