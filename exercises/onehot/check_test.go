package onehot

import (
	"slices"
	"testing"

	"lab/ml"
)

// checkOneHot compares the vector of some tokens with the expected one.
func checkOneHot(t *testing.T, tokens []ml.Token, dictionary map[ml.Token]int, indices []int) {
	t.Helper()
	got := OneHot(tokens, dictionary)
	if got.Size != len(dictionary) {
		t.Errorf("OneHot(%v, dictionary %v) has the size %d, expected %d: one coordinate for each token of the dictionary.", tokens, dictionary, got.Size, len(dictionary))
	}
	if !slices.Equal(got.Indices, indices) {
		t.Errorf("OneHot(%v, dictionary %v) has the indices %v, expected %v: the numbers of the tokens that the dictionary has, ascending.", tokens, dictionary, got.Indices, indices)
		return
	}
	if len(got.Values) != len(indices) {
		t.Errorf("OneHot(%v, dictionary %v) has the values %v, expected one for each of the %d indices.", tokens, dictionary, got.Values, len(indices))
	}
	for _, value := range got.Values {
		if value != 1 {
			t.Errorf("OneHot(%v, dictionary %v) has the values %v, expected only ones: a token is there, or it is not.", tokens, dictionary, got.Values)
			return
		}
	}
}

// checkAnimals is a small dictionary of what animals are and where they live.
func checkAnimals() map[ml.Token]int {
	return map[ml.Token]int{
		{Field: 0, Value: "owl"}:  2,
		{Field: 0, Value: "seal"}: 3,
		{Field: 1, Value: "wood"}: 0,
		{Field: 1, Value: "sea"}:  1,
		{Field: 2, Value: "fish"}: 4,
	}
}

func TestOneHotOfAnAnimal(t *testing.T) {
	checkOneHot(t, []ml.Token{{Field: 1, Value: "sea"}, {Field: 0, Value: "seal"}, {Field: 2, Value: "fish"}}, checkAnimals(), []int{1, 3, 4})
	checkOneHot(t, []ml.Token{}, checkAnimals(), []int{})
}

func TestOneHotSortsItsIndices(t *testing.T) {
	checkOneHot(t, []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "wood"}}, checkAnimals(), []int{0, 2})
}

func TestOneHotLeavesOutWhatTheDictionaryDoesNotHave(t *testing.T) {
	checkOneHot(t, []ml.Token{{Field: 0, Value: "owl"}, {Field: 1, Value: "desert"}}, checkAnimals(), []int{2})
	// "fish" is known as food, field 2, not as an animal.
	checkOneHot(t, []ml.Token{{Field: 0, Value: "fish"}, {Field: 1, Value: "sea"}}, checkAnimals(), []int{1})
}

func TestOneHotCountsARepeatedTokenOnce(t *testing.T) {
	owl := ml.Token{Field: 0, Value: "owl"}
	wood := ml.Token{Field: 1, Value: "wood"}
	checkOneHot(t, []ml.Token{owl, wood, owl}, checkAnimals(), []int{0, 2})
}

func TestOneHotChangesNothing(t *testing.T) {
	dictionary := checkAnimals()
	tokens := []ml.Token{{Field: 2, Value: "fish"}, {Field: 1, Value: "desert"}, {Field: 0, Value: "owl"}}
	before := slices.Clone(tokens)
	got := OneHot(tokens, dictionary)
	if got.Size == 0 {
		t.Fatalf("OneHot(%v, …) returned a vector without coordinates, expected one with %d.", tokens, len(dictionary))
	}
	if !slices.Equal(tokens, before) {
		t.Errorf("OneHot changed the order of the tokens from %v to %v. The slice belongs to the data set: sort your own list of numbers.", before, tokens)
	}
	if len(dictionary) != 5 {
		t.Errorf("OneHot changed the dictionary: it has %d tokens now and had 5. It was learned from training data, and all tasks share it.", len(dictionary))
	}
}
