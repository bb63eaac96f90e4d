package onehot

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"lab/ml"
)

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

func TestOneHotOnRandomTokens(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 39))
	for round := 0; round < 6; round++ {
		dictionary := map[ml.Token]int{}
		known := []ml.Token{}
		numbers := random.Perm(20 + random.IntN(20))
		for i, number := range numbers {
			token := ml.Token{Field: i % 4, Value: strconv.Itoa(i / 4)}
			dictionary[token] = number
			known = append(known, token)
		}
		tokens := []ml.Token{}
		want := []int{}
		for i, token := range known {
			if random.IntN(3) > 0 {
				continue
			}
			tokens = append(tokens, token)
			want = append(want, numbers[i])
			if random.IntN(3) == 0 {
				tokens = append(tokens, ml.Token{Field: 9, Value: token.Value})
			}
		}
		random.Shuffle(len(tokens), func(i, j int) { tokens[i], tokens[j] = tokens[j], tokens[i] })
		slices.Sort(want)
		checkOneHot(t, tokens, dictionary, want)
	}
}
