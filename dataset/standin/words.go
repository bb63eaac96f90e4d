package standin

import (
	"math/rand/v2"
	"strings"
)

// functionWords are the words that lead any English text, most frequent first, with old forms as plays have them.
func functionWords() []string {
	return strings.Fields(`the and to i of my you a that in is not with it me for be his this your he but have as him
		what will so thou by we all her no shall do if are thy our on now from come or at which they she was would well thee
		then how when there them their must one upon may am know let should where who here than had more us yet were some
		why can such an never did out make see give hath too like up these into tell most being nor whose before very
		ever both those ere till any though while only first again off down away once since over through still much against
		else whom therefore indeed perhaps alas until within without between beneath i'll 'tis we'll that's ne'er o'er you'll there's`)
}

// plainWords are everyday words that plays are full of.
func plainWords() []string {
	return strings.Fields(`good lord king love man sir time heart father hand day night eyes death life speak son house world way
		men brother queen name blood old master heaven fair great mother true honour lady word grace hear friend hold head soul crown
		art leave think face duke part sweet bear tongue gentle fear peace place noble stand daughter live call words god dead
		woman bring hope pray stay bed sword tears born wife earth power die state light long little mine hands matter
		fall war poor better strange gone keep sleep gold eye land till body thing things look breath help truth nature ground
		years cause hour break door welcome news boy dear town sea sun rest cold haste fight grief stone river field moon mile
		horse winter summer bread wine fire table letter garden bridge road ship storm wind rain tower gate mill baker ring song
		music dance fool jest oath promise bargain market candle window shadow silence laughter sorrow courage fortune mercy
		justice reason duty service quarrel pardon counsel secret journey harvest orchard meadow forest castle village harbour
		sister cousin uncle child neighbour stranger beggar soldier captain sailor shepherd miller weaver tailor merchant judge
		hunger thirst fever wound poison remedy cradle grave pillow mirror feather silver iron copper velvet wool leather
		walk run climb ride sail carry gather scatter mend broken hidden bitter bright weary humble proud merry gentle idle wise
		swear forgive forget remember believe doubt wonder whisper answer question follow wander tremble kneel weep smile
		morning evening midnight yesterday tomorrow tonight quickly slowly softly gladly barely twice thrice seven twenty hundred thousand`)
}

// invented returns n different words of our own making that sound like a language and are none of the given ones. Two or three
// syllables and soft consonants keep clear of real words that nobody wants to meet in a chart.
func invented(n int, taken map[string]bool, rng *rand.Rand) []string {
	onset := strings.Fields("b br c cl d dr f fl g gr h j k l m n p pl qu r s sl st t th tr v w wh")
	vowel := strings.Fields("a a e e i i o o u ai ea ee oa ou")
	coda := strings.Fields("b d ft ld lm lv mb nd ndl nn rl rm rn rsh rv sh sk st th v z")
	ending := strings.Fields("en er ing le y ed ory ine ow el anna imo")
	out := make([]string, 0, n)
	pick := func(from []string) string { return from[rng.IntN(len(from))] }
	for len(out) < n {
		w := pick(onset) + pick(vowel) + pick(coda) + pick(ending)
		if !taken[w] {
			taken[w] = true
			out = append(out, w)
		}
	}
	return out
}

// cast are the speakers of the plays; all of them are ours.
func cast() []string {
	return []string{
		"ALDOMAR", "BRISEWIN", "CORVANE", "DELLAMY", "ESTORIC", "FENNIMA", "GARROWAY", "HALDISE", "ISMERAN", "JORVANTO",
		"KING TALLOR", "LADY MERRIVAL", "QUEEN OSWINE", "First Miller", "Second Miller", "First Sailor", "Second Sailor", "Messenger",
		"LORD HOLLIN", "NERISTO", "ORDELIA", "PELLIMAR", "Nurse", "Gatekeeper", "ROSAMEL", "SILVANDER", "TORRISMOND", "Widow", "All", "Fool",
	}
}
