package unseenshare

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"lab/ml"
)

func TestUnseenShareOnRandomTokens(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 39))
	for partitions := 1; partitions <= 4; partitions++ {
		dictionary := map[ml.Token]int{}
		for value := 0; value < 5; value++ {
			dictionary[ml.Token{Field: 0, Value: strconv.Itoa(value)}] = value
		}
		tokens := []ml.Token{}
		unseen := 0
		for i := 0; i < 30+random.IntN(50); i++ {
			value := random.IntN(7)
			tokens = append(tokens, ml.Token{Field: 0, Value: strconv.Itoa(value)})
			if value >= 5 {
				unseen++
			}
		}
		checkShare(t, tokens, partitions, dictionary, float64(unseen)/float64(len(tokens)), fmt.Sprintf("%d of them are not in the dictionary", unseen))
	}
}
