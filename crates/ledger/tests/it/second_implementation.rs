//! The tree against `ct-merkle`, an implementation by other people.

use augenmass_ledger::{
    Commitment, Hash, TileTree, check_consistency, check_inclusion, prove_consistency,
    prove_inclusion, root,
};
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash};
use proptest::prelude::*;
use sha2_next::Sha256;

type Other = MemoryBackedTree<Sha256, Vec<u8>>;

fn commitment(index: u64) -> Commitment {
    let mut bytes = [0x33; 32];
    bytes[..8].copy_from_slice(&index.to_le_bytes());
    Commitment(bytes)
}

fn both(size: u64) -> (TileTree, Other) {
    let (mut ours, mut other) = (TileTree::new(), Other::new());
    for index in 0..size {
        ours.push(commitment(index).leaf_hash());
        other.push(commitment(index).0.to_vec());
    }
    (ours, other)
}

fn joined(proof: &[Hash]) -> Vec<u8> {
    proof.iter().flat_map(|hash| hash.0).collect()
}

fn split(bytes: &[u8]) -> Vec<Hash> {
    let hashes = bytes.chunks(32);
    hashes.map(|hash| Hash::from_slice(hash).unwrap()).collect()
}

fn root_of(other: &Other) -> (RootHash<Sha256>, Hash) {
    let root = other.root();
    let hash = Hash::from_slice(root.as_bytes()).unwrap();
    (root, hash)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn both_implementations_make_the_same_inclusion_proofs(size in 1u64..700, at in any::<u64>()) {
        let index = at % size;
        let (ours, other) = both(size);
        let (their_root, their_hash) = root_of(&other);
        prop_assert_eq!(root(size, &ours), Ok(their_hash));

        let proof = prove_inclusion(index, size, &ours).unwrap();
        let theirs = InclusionProof::from_bytes(joined(&proof));
        let leaf = commitment(index).0.to_vec();
        prop_assert!(their_root.verify_inclusion(&leaf, index, &theirs).is_ok());

        let theirs = other.prove_inclusion(index as usize);
        let proof = split(theirs.as_bytes());
        let checked = check_inclusion(&commitment(index), index, size, &their_hash, &proof);
        prop_assert_eq!(checked, Ok(()));
    }

    #[test]
    fn both_implementations_make_the_same_consistency_proofs(
        new in 1u64..700,
        at in any::<u64>(),
    ) {
        let old = 1 + at % new;
        let (ours, other) = both(new);
        let (_, older) = both(old);
        let (new_root, new_hash) = root_of(&other);
        let (old_root, old_hash) = root_of(&older);
        prop_assert_eq!(root(old, &ours), Ok(old_hash));

        let proof = prove_consistency(old, new, &ours).unwrap();
        let theirs = ConsistencyProof::try_from_bytes(joined(&proof)).unwrap();
        prop_assert!(new_root.verify_consistency(&old_root, &theirs).is_ok());

        let theirs = other.prove_consistency((new - old) as usize);
        let proof = split(theirs.as_bytes());
        let checked = check_consistency((old, &old_hash), (new, &new_hash), &proof);
        prop_assert_eq!(checked, Ok(()));
    }
}
