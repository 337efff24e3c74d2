<?php
/**
 * Plugin Name: Tradeoff
 * Description: Loads the comparison script, so that authors without unfiltered HTML can write <div data-trade-off="...">.
 *
 * Copy to wp-content/mu-plugins/, and the contents of dist/ to wp-content/mu-plugins/tradeoff/. In a multisite it serves every site.
 */
add_action( 'wp_enqueue_scripts', function () {
	if ( is_singular() && str_contains( get_post()->post_content, 'data-trade-off=' ) ) {
		wp_enqueue_script( 'tradeoff', plugins_url( 'tradeoff/tradeoff.js', __FILE__ ), array(), null, array( 'strategy' => 'async' ) );
		// Keeps the place free, so that the post does not move when the comparison appears.
		wp_register_style( 'tradeoff', false );
		wp_add_inline_style( 'tradeoff', '[data-trade-off]{min-height:28em}' );
		wp_enqueue_style( 'tradeoff' );
	}
} );
