package ml

import (
	"cmp"
	"crypto/md5"
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"

	"lab/rdd"
	"lab/rdd/plan"
)

// Token is one categorical value of an example: which of its fields it stands in, counted from 0, and what the field
// says. The same value in two fields is two tokens. Tokens compare with ==, so they may be keys of maps and of RDDs.
type Token struct {
	Field int
	Value string
}

// OneHotDictionary numbers the distinct tokens from 0, sorted by field and, in a field, by value: the same numbers however
// the data are partitioned. The dictionary is at the driver, as [OneHot] wants it. No token gives an empty one.
func OneHotDictionary(tokens *rdd.RDD[Token]) map[Token]int {
	return NumberTokens(Over(tokens))
}

// NumberTokens is [OneHotDictionary] on the source of an RDD of Token.
func NumberTokens(tokens Source) map[Token]int {
	parts := tokens.run("OneHotDictionary", func(part int, in plan.Stream) any {
		seen := map[Token]struct{}{}
		in(func(batch any) bool {
			for _, t := range batch.([]Token) {
				seen[t] = struct{}{}
			}
			return true
		})
		return seen
	})
	numbers := map[Token]int{}
	var all []Token
	for _, part := range parts {
		for t := range part.(map[Token]struct{}) {
			if _, there := numbers[t]; !there {
				numbers[t] = 0
				all = append(all, t)
			}
		}
	}
	slices.SortFunc(all, func(a, b Token) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Value, b.Value))
	})
	for i, t := range all {
		numbers[t] = i
	}
	return numbers
}

// OneHot returns the vector that has 1 at the number of each token and as many coordinates as the dictionary has
// tokens. Tokens that are not in it, which training has not seen, are left out; a repeated one counts once. The
// dictionary has to number its tokens from 0 without a gap, as that of [OneHotDictionary] does; OneHot panics with
// *[Error] where a number is not below its size.
func OneHot(tokens []Token, dictionary map[Token]int) SparseVector {
	at := make([]int, 0, len(tokens))
	for _, t := range tokens {
		if i, ok := dictionary[t]; ok {
			if i < 0 || i >= len(dictionary) {
				fail("OneHot", "token %v has number %d in a dictionary of %d tokens: number them from 0", t, i, len(dictionary))
			}
			at = append(at, i)
		}
	}
	slices.Sort(at)
	at = slices.Compact(at)
	values := make([]float64, len(at))
	for i := range values {
		values[i] = 1
	}
	return SparseVector{Size: len(dictionary), Indices: at, Values: values}
}

// HashFeatures returns a vector of so many buckets that has, in each, the number of tokens that fall there, without
// any dictionary: the hashing trick (Weinberger and others, Feature Hashing for Large Scale Multitask Learning, ICML
// 2009). Tokens that share a bucket cannot be told apart. The bucket is the MD5 sum of "value:field", as a big-endian
// number, modulo buckets. It panics with *[Error] unless there is a bucket.
func HashFeatures(tokens []Token, buckets int) SparseVector {
	if buckets < 1 {
		fail("HashFeatures", "%d buckets: give 1 or more", buckets)
	}
	at := make([]int, len(tokens))
	var text []byte
	for i, t := range tokens {
		text = append(append(text[:0], t.Value...), ':')
		text = strconv.AppendInt(text, int64(t.Field), 10)
		sum := md5.Sum(text)
		at[i] = int(bits.Rem64(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:]), uint64(buckets)))
	}
	slices.Sort(at)
	v := SparseVector{Size: buckets, Indices: at[:0], Values: make([]float64, 0, len(at))}
	for _, i := range at {
		if n := len(v.Indices); n > 0 && v.Indices[n-1] == i {
			v.Values[n-1]++
			continue
		}
		v.Indices, v.Values = append(v.Indices, i), append(v.Values, 1)
	}
	return v
}
